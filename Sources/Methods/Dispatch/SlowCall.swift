/// One request that took long.
public struct SlowCall: Sendable {
    /// When it was answered, in ms since 1970.
    public var unixMillis: Int
    /// The method.
    public var method: String
    /// Who called.
    public var caller: String
    /// From its receipt to its answer, in microseconds.
    public var tookMicros: Int
    /// From its receipt until work on it began.
    public var queuedMicros: Int
    /// The caller's trace.
    public var traceparent: String?

    /// Makes a record.
    public init(
        unixMillis: Int,
        method: String,
        caller: String,
        tookMicros: Int,
        queuedMicros: Int,
        traceparent: String?
    ) {
        self.unixMillis = unixMillis
        self.method = method
        self.caller = caller
        self.tookMicros = tookMicros
        self.queuedMicros = queuedMicros
        self.traceparent = traceparent
    }
}
