/// The EMRAM model of electronic records in hospitals.
public enum Emram {
    /// The stages.
    public static let stages = 0.0...7.0
}
