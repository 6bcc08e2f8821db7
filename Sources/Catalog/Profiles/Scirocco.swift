/// The SCIROCCO maturity model for integrated care: twelve dimensions on one scale.
public enum Scirocco {
    /// The dimensions, codes of the list `scirocco`.
    public static let dimensions = [
        "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S11", "S12",
    ]
    /// The levels of every dimension.
    public static let levels = 0.0...5.0
}
