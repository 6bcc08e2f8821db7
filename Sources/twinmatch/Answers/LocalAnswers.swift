import Client
import Documents
import Methods
import RPC
import SystemClock

/// The answers made in process from a catalogue's files: the bytes that a daemon would send.
final class LocalAnswers: Answers {
    private let state: ServiceState
    private var writer = JSONWriter()

    init(_ state: ServiceState) {
        self.state = state
    }

    func call(_ method: String, _ params: Node) throws(ClientError) -> Node {
        let request = ClientRequest(id: "local", method: method, params: params)
        let context = CallContext(
            state: state,
            socket: .query,
            isDraining: false,
            today: SystemClock.today(),
            receivedMicros: SystemClock.micros(),
            nowMicros: SystemClock.micros,
            nowUnixMillis: SystemClock.unixMillis,
            figures: ServerFigures.init
        )
        writer.removeAll()
        request.bytes.withUnsafeBytes { body in
            _ = Dispatcher.answer(body, in: context, to: &writer)
        }
        return try request.result(in: writer.bytes)
    }
}
