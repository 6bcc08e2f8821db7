/// A failure of ZeroMQ, or of the few system calls around it, said so that a user can act on it.
package struct ZeroMQError: Error, Hashable, Sendable {
    /// What went wrong, as the error number of the C library.
    package let code: Code
    /// The function that failed, such as `zmq_bind`.
    package let call: String
    /// The endpoint it was about, as the user wrote it; nil where there is none.
    package let endpoint: String?
    /// What is wrong and what to do, in plain English.
    package let message: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: What went wrong.
    ///   - call: The function that failed.
    ///   - endpoint: The endpoint it was about.
    ///   - message: What is wrong and what to do; nil takes the text that fits `code` and `call`.
    package init(code: Code, call: String, endpoint: String? = nil, message: String? = nil) {
        self.code = code
        self.call = call
        self.endpoint = endpoint
        self.message = message ?? Self.advice(on: code, call: call, endpoint: endpoint)
    }
}

extension ZeroMQError: CustomStringConvertible {
    /// The message, then the failed call and the system's word for it.
    package var description: String {
        "\(message) (\(call): \(code.systemText))"
    }
}
