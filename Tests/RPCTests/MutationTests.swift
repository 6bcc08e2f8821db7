import Documents
import RPC
import TestSupport
import Testing

/// Damaged requests: the reader must survive them and agree with its plain twin.
struct MutationTests {
    static let bodies: [String] = [
        #"{"jsonrpc":"2.0","id":"r1","method":"m.query","params":{"weights":{"a":0.25,"b":1e-3}}}"#,
        #"{"jsonrpc":"2.0","id":-7,"method":"s.get","params":{"list":[1,[],{},null,true]}}"#,
        #"[{"é":"\u00e9\ud83d\ude00"},"ăîșț😀\n\"\\",false,-0.5E+10,[[[[1]]]]]"#,
        #" { "a" : [ 1 , 2.50 , 1e300 ] , "b" : { "c" : "d\/e" } } "#,
    ]
    static let spices: [[UInt8]] =
        [
            "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "9", "-", "e", ".", "\\u", "\\ud83d",
            "null",
            "1e400", " ", "\n", "\u{0}", "é", "K", "a\":1,\"", "[[[[[[[[[[[[[[[[", "/*", "NaN",
        ].map { Array($0.utf8) } + [[0xC0], [0xED, 0xA0, 0x80], [0xFF], [0xEF, 0xBB, 0xBF]]

    @Test(
        "100,000 damaged bodies are read or refused as the plain twin does it",
        arguments: [11, 12, 13, 14] as [UInt64]
    )
    func mutations(_ seed: UInt64) throws {
        print("seed \(seed)")
        var generator = SplitMix64(seed: seed)
        var accepted = 0
        for _ in 0..<25_000 {
            var body = Array(Self.bodies[generator.below(Self.bodies.count)].utf8)
            for _ in 0...generator.below(3) { Self.damage(&body, &generator) }
            let node = try? JSONReader.read(body)
            if node != nil { accepted += 1 }
            try #require(node == PlainReader.read(body), "seed \(seed): \(body)")
            if case .success(let request) = RPCRequest.read(body) {
                try #require(node?["method"]?.text == request.method)
            }
        }
        #expect(accepted > 1000 && accepted < 24_000)
    }

    private static func damage(_ body: inout [UInt8], _ generator: inout SplitMix64) {
        guard !body.isEmpty else { return }
        let at = generator.below(body.count)
        switch generator.below(7) {
        case 0: body[at] = UInt8(truncatingIfNeeded: generator.next())
        case 1: body[at] ^= 1 << UInt8(generator.below(8))
        case 2: body.remove(at: at)
        case 3: body.insert(contentsOf: spices[generator.below(spices.count)], at: at)
        case 4: body.removeSubrange(at..<min(body.count, at + generator.below(12)))
        case 5:
            body.insert(contentsOf: body[at..<min(body.count, at + generator.below(20))], at: at)
        default: body.swapAt(at, generator.below(body.count))
        }
    }
}
