/// What the daemon is told about who may call.
public struct AccessSettings: Sendable {
    /// The file with the daemon's secret key; nil where no other machine may call.
    public var serverKey: String?
    /// The file with the keys that may call.
    public var allowList: String?

    /// Settings under which only this machine may call.
    public init() {}
}
