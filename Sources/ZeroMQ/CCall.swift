import CZeroMQ
import Glibc

/// The one place where a C return code is looked at: -1 is a failure, whose reason is in `errno`.
enum CCall {
    /// What a C function said.
    enum Outcome {
        /// It worked and returned this.
        case value(Int)
        /// It failed for this reason, which is never EINTR.
        case failure(ZeroMQError.Code)
    }

    /// Calls `body`, again for as long as a signal interrupts it.
    @inline(__always)
    static func attempt(_ body: () -> Int) -> Outcome {
        while true {
            let result = body()
            guard result == -1 else { return .value(result) }
            let code = zmq_errno()
            guard code == EINTR else { return .failure(ZeroMQError.Code(rawValue: code)) }
        }
    }

    /// Calls `body` and returns its result, or throws what went wrong.
    ///
    /// - Parameters:
    ///   - call: The name of the C function, for the error.
    ///   - endpoint: The endpoint it is about, for the error.
    ///   - body: The call; -1 means failure.
    /// - Throws: ``ZeroMQError``.
    @discardableResult
    @inline(__always)
    static func check(
        _ call: StaticString,
        endpoint: Endpoint? = nil,
        _ body: () -> Int
    ) throws(ZeroMQError) -> Int {
        switch attempt(body) {
        case .value(let value): return value
        case .failure(let code):
            throw ZeroMQError(code: code, call: "\(call)", endpoint: endpoint?.text)
        }
    }
}
