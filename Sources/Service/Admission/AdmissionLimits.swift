import Documents

/// How much may wait before callers are told to come back.
struct AdmissionLimits: Sendable {
    /// The most requests of one caller that wait at once.
    var inFlight: Int
    /// The most bytes of one caller's requests that wait at once.
    var inFlightBytes: Int
    /// The longest a request waits, in microseconds.
    var queueDelayMicros: Int
    /// The most open connections.
    var connections: Int

    /// The part of the settings that is about admission.
    init(_ settings: Settings) {
        inFlight = settings["admission.inFlight"]?.integer ?? .max
        inFlightBytes = settings["admission.inFlightBytes"]?.integer ?? .max
        queueDelayMicros = 1000 * (settings["admission.queueDelayMs"]?.integer ?? 1000)
        connections = settings["admission.connections"]?.integer ?? .max
    }
}
