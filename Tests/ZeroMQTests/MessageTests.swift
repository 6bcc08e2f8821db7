import Testing
import ZeroMQ

@Suite("Messages")
struct MessageTests {
    @Test("A message holds a copy of its bytes", arguments: [0, 1, 33, 34, 100_000])
    func copy(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let message = Message(bytes)
        #expect(message.byteCount == count)
        #expect(message.hasMore == false)
        #expect(message.bytes() == bytes)
    }

    @Test("A message is filled in place")
    func fill() {
        let message = Message(byteCount: 3) { $0.copyBytes(from: [7, 8, 9]) }
        let sum = message.withUnsafeBytes { $0.reduce(0, +) }
        #expect(sum == 24)
    }

    @Test("A sent message is empty and an unsent one unchanged")
    func move() throws {
        let directory = try TemporaryDirectory()
        let endpoint = try directory.endpoint()
        let left = try Socket(.pair, in: Bench.context)
        var message = Message([1, 2, 3])
        let blocked = try left.send(&message)
        #expect(blocked == .wouldBlock)
        #expect(message.bytes() == [1, 2, 3])

        let right = try Socket(.pair, in: Bench.context)
        try right.bind(endpoint)
        try left.connect(endpoint)
        let sent = try left.send(&message, wait: true)
        #expect(sent == .sent)
        #expect(message.byteCount == 0)
        let came = try right.receive(into: &message, wait: true)
        #expect(came)
        #expect(message.bytes() == [1, 2, 3])
        let again = try right.receive(into: &message)
        #expect(!again)
    }
}
