import Documents
import Testing

@Suite("A faulty call gets one clear answer: reason, place and nearest valid values")
struct FaultyCallTests {
    /// Parameters of `match.query` that are wrong, and what is said of them.
    static let faulty: [(params: String, reason: String, path: String, allowed: String?)] = [
        ("{}", "INVALID_PARAMS", "/params/profile", nil),
        (#"{"profile":"RO12"}"#, "NOT_FOUND", "/params/profile", "RO21"),
        (#"{"profile":"RO21","limit":0}"#, "INVALID_PARAMS", "/params/limit", nil),
        (#"{"profile":"RO21","limit":-1}"#, "INVALID_PARAMS", "/params/limit", nil),
        (#"{"profile":"RO21","limit":1000000000}"#, "INVALID_PARAMS", "/params/limit", nil),
        (#"{"profile":"RO21","limit":1.5}"#, "INVALID_PARAMS", "/params/limit", nil),
        (#"{"profile":"RO21","limit":900,"offset":101}"#, "LIMIT_EXCEEDED", "/params/limit", nil),
        (#"{"profile":"RO21","limits":3}"#, "INVALID_PARAMS", "/params/limits", "limit"),
        (
            #"{"profile":"RO21","weights":{"chalenges":1}}"#, "INVALID_PARAMS",
            "/params/weights/chalenges", "challenges"
        ),
        (
            #"{"profile":"RO21","weights":{"need":1,"challenges":1}}"#, "INVALID_PARAMS",
            "/params/weights/challenges", nil
        ),
        (
            #"{"profile":"RO21","weights":{"challenges":-1}}"#, "INVALID_PARAMS",
            "/params/weights/challenges", nil
        ),
        (
            #"{"profile":{"region":"RO21"},"weights":{"strength":0,"experience":0}}"#,
            "INVALID_PARAMS", "/params/weights", nil
        ),
        (
            #"{"profile":{"region":"RO21","needs":{}}}"#, "INVALID_PARAMS", "/params/profile/needs",
            nil
        ),
        (
            #"{"profile":{"region":"RO21","needs":{"applications":{"A5":0}}}}"#, "INVALID_PARAMS",
            "/params/profile/needs/applications", nil
        ),
        (
            #"{"profile":{"region":"RO21","needs":{"applications":{"A55":1}}}}"#, "INVALID_PARAMS",
            "/params/profile/needs/applications/A55", "A5"
        ),
        (
            #"{"profile":{"region":"HR04"}}"#, "INVALID_PARAMS", "/params/profile/region", "HR02"
        ),
        (
            #"{"profile":"RO21","filter":{"feature":"langages","anyOf":["ro"]}}"#, "INVALID_PARAMS",
            "/params/filter/feature", "languages"
        ),
        (
            #"{"profile":"RO21","filter":{"feature":"trl","anyOf":["ro"]}}"#, "INVALID_PARAMS",
            "/params/filter/anyOf/0", nil
        ),
        (
            #"{"profile":"RO21","model":"smart-hospitl"}"#, "INVALID_PARAMS", "/params/model",
            "smart-hospital"
        ),
        (#"{"profile":"RO21","asOf":"2026-02-30"}"#, "INVALID_PARAMS", "/params/asOf", nil),
        (#"{"profile":"RO21","minRevision":2}"#, "UNAVAILABLE", "/params/minRevision", nil),
        (#"{"profile":"RO21","catalogRevision":7}"#, "NOT_FOUND", "/params/catalogRevision", "1"),
        (
            #"{"profile":"RO21","_meta":{"timeoutMs":0}}"#, "INVALID_PARAMS",
            "/params/_meta/timeoutMs", nil
        ),
        (
            #"{"profile":"RO21","_meta":{"timeoutMs":1000000000000}}"#, "INVALID_PARAMS",
            "/params/_meta/timeoutMs", nil
        ),
        (#"{"profile":"RO21\u0000"}"#, "INVALID_PARAMS", "/params/profile", nil),
        (#"{"profile":"RO\u202e21"}"#, "INVALID_PARAMS", "/params/profile", nil),
    ]

    @Test("Wrong parameters of a query", arguments: faulty.indices)
    func parameters(index: Int) throws {
        let (params, reason, path, allowed) = Self.faulty[index]
        let error = try ShippedState.error(
            #"{"jsonrpc":"2.0","id":1,"method":"match.query","params":\#(params)}"#
        )
        #expect(error.reason == reason, "\(params)")
        #expect(error.path == path, "\(params)")
        if let allowed { #expect(error.allowed.contains(allowed), "\(params): \(error.allowed)") }
    }

    @Test(
        "Wrong parameters of what finds",
        arguments: [
            ("solutions.search", "{}", "INVALID_PARAMS", "/params/query", nil),
            ("solutions.search", #"{"query":""}"#, "INVALID_PARAMS", "/params/query", nil),
            ("solutions.search", #"{"query":"… !"}"#, "INVALID_PARAMS", "/params/query", nil),
            ("solutions.search", #"{"query":7}"#, "INVALID_PARAMS", "/params/query", nil),
            (
                "solutions.search", #"{"query":"\#(String(repeating: "a", count: 257))"}"#,
                "INVALID_PARAMS", "/params/query", nil
            ),
            (
                "solutions.search",
                #"{"query":"a","filter":{"feature":"languages","anyOf":["rom"]}}"#,
                "INVALID_PARAMS", "/params/filter/anyOf/0", "ro"
            ),
            (
                "solutions.facets", #"{"filter":{"feature":"kind","anyOf":["sofware"]}}"#,
                "INVALID_PARAMS", "/params/filter/anyOf/0", "software"
            ),
            ("solutions.facets", #"{"query":"?"}"#, "INVALID_PARAMS", "/params/query", nil),
            (
                "solutions.similar", #"{"solution":"openmsr"}"#, "NOT_FOUND", "/params/solution",
                "openmrs"
            ),
            ("regions.similar", #"{"region":"HR04"}"#, "NOT_FOUND", "/params/region", "HR02"),
            ("regions.similar", #"{"region":"RO2"}"#, "", "", nil),
            (
                "regions.similar", #"{"region":"RO21","country":"EL"}"#, "NOT_FOUND",
                "/params/country", "GR"
            ),
            (
                "regions.similar", #"{"region":"RO21","level":4}"#, "INVALID_PARAMS",
                "/params/level", nil
            ),
        ] as [(String, String, String, String, String?)]
    )
    func finding(
        _ method: String,
        _ params: String,
        _ reason: String,
        _ path: String,
        _ allowed: String?
    ) throws {
        let request = #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        let error = try ShippedState.reply(to: request)["error"]
        #expect((error?["data"]?["reason"]?.text ?? "") == reason, "\(method) \(params)")
        #expect((error?["data"]?["path"]?.text ?? "") == path, "\(method) \(params)")
        let near = (error?["data"]?["allowed"]?.items ?? []).compactMap(\.text)
        if let allowed { #expect(near.contains(allowed), "\(method) \(params): \(near)") }
    }

    @Test("HTML and SQL in a name come back as they went in")
    func hostileText() throws {
        let name = #"<script>alert(1)</script>'; DROP TABLE solutions; --"#
        let result = try ShippedState.result(
            "profiles.validate",
            #"{"profile":{"region":"RO21","name":{"en":"\#(name)","ro":"x"}}}"#
        )
        #expect(result["valid"]?.boolean == true)
    }

    @Test("A batch answers each profile for itself")
    func batch() throws {
        let result = try ShippedState.result(
            "match.batch",
            #"{"profiles":["RO21","RO12",{"region":"XX99"}],"limit":1}"#
        )
        let items = result["items"]?.items ?? []
        #expect(items.count == 3)
        #expect(items.first?["matches"]?.items.count == 1)
        #expect(items.dropFirst().first?["error"]?["data"]?["reason"]?.text == "NOT_FOUND")
    }
}
