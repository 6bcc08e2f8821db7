import Documents
import RPC
import TestSupport
import Testing

@Suite("An id is skimmed as it is read")
struct SkimTests {
    private static func skim(_ text: String) -> RequestID? {
        Array(text.utf8).withUnsafeBytes { RPCRequest.skimID($0) }
    }

    @Test(
        "A plain id is found wherever it stands",
        arguments: [
            (#"{"jsonrpc":"2.0","id":"r1","method":"x"}"#, .string("r1")),
            (
                #" { "method" : "id" , "params" : {"id":7,"x":["id",{"id":8}]} , "id" : 9 } "#,
                .integer(9)
            ),
            (#"{"a":"\"id\":3","id":-4}"#, .integer(-4)), (#"{"id":0}"#, .integer(0)),
            (#"{"id":"a,b}"}"#, .string("a,b}")),
        ] as [(String, RequestID)]
    )
    func found(_ text: String, _ id: RequestID) {
        #expect(Self.skim(text) == id)
    }

    @Test(
        "What only reading can tell is left to it",
        arguments: [
            "", "{", "null", "[]", #"{"id""#, #"{"id":"#, #"{"id":"a"#, #"{"id":""}"#,
            #"{"id":"\u0061"}"#, #"{"id":"é"}"#, #"{"id":1.5}"#, #"{"id":1e1}"#, #"{"id":01}"#,
            #"{"id":1"#, #"{"id":9007199254740992}"#, #"{"id":null}"#, #"{"id":-}"#,
            #"{"i\u0064":1}"#, #"{"params":{"id":1}}"#, "{\"id\":\"\u{1}\"}",
        ]
    )
    func left(_ text: String) {
        #expect(Self.skim(text) == nil)
    }

    @Test(
        "It never finds another id than reading does, in requests that are broken at random",
        arguments: 1...20
    )
    func agreement(seed: Int) {
        var chance = SplitMix64(seed: seed)
        let ids = [#""r1""#, "7", "-3", #""\n""#, "1e1", #""é""#, "12345678901234567"]
        let pieces = Array(#"{}[],:"\id 0-"#.utf8)
        for _ in 0..<2000 {
            let id = ids[chance.below(ids.count)]
            let members = [
                #""jsonrpc":"2.0""#, #""id":\#(id)"#, #""method":"m""#,
                #""params":{"id":"other","list":["id",{"id":1}]}"#,
            ]
            var bytes = Array("{\(members.shuffled(using: &chance).joined(separator: ","))}".utf8)
            for _ in 0..<chance.below(3) {
                bytes[chance.below(bytes.count)] = pieces[chance.below(pieces.count)]
            }
            guard case .success(let request) = RPCRequest.read(bytes) else { continue }
            let skimmed = bytes.withUnsafeBytes { RPCRequest.skimID($0) }
            #expect(
                skimmed == nil || skimmed == request.id,
                "seed \(seed): \(String(decoding: bytes, as: UTF8.self))"
            )
        }
    }
}
