import Documents
import Testing

/// One fault that one value has as one shape.
struct FaultCase: Sendable, CustomTestStringConvertible {
    var name: String
    var shape: Shape
    var node: Node
    var pointer = ""
    var message: String
    var allowed: [String] = []

    var testDescription: String { name }

    static let record = Shape.record(
        .required("id", .text(.slug, limit: 8)),
        .optional("kind", .choice(["set", "tree", "scale"])),
        .optional("count", .integer(1...10))
    )

    static let all: [FaultCase] = texts + numbers + words + collections
    static let texts = [
        FaultCase(
            name: "a number for a text",
            shape: .line,
            node: .number(1),
            message: "must be text, not a number"
        ),
        FaultCase(
            name: "a list for a text",
            shape: .line,
            node: .sequence([]),
            message: "must be text, not a list"
        ),
        FaultCase(
            name: "null for a text",
            shape: .line,
            node: .null,
            message: "must be text, not null"
        ),
        FaultCase(
            name: "a truth value for a text",
            shape: .line,
            node: .boolean(true),
            message: "must be text, not a truth value"
        ),
        FaultCase(
            name: "an empty line",
            shape: .line,
            node: .text(""),
            message: "must not be empty"
        ),
        FaultCase(
            name: "a text over its limit in bytes",
            shape: .text(.line, limit: 4),
            node: .text("țțț"),
            message: "must be at most 4 bytes long, not 6"
        ),
        FaultCase(
            name: "a form",
            shape: .text(.slug, limit: 64),
            node: .text("A"),
            message: "must be 1-64 of a-z, 0-9 and -, and start with a letter or digit"
        ),
    ]
    static let numbers = [
        FaultCase(
            name: "a text for a number",
            shape: .anyNumber,
            node: .text("1"),
            message: "must be a finite number, not text"
        ),
        FaultCase(
            name: "an infinite number",
            shape: .anyNumber,
            node: Node(.scalar("1e400", .number)),
            message: "must be a finite number, not a number"
        ),
        FaultCase(
            name: "a number out of range",
            shape: .number(0...1, unit: nil),
            node: .number(1.5),
            message: "must be from 0 to 1, not 1.5"
        ),
        FaultCase(
            name: "a number below an open range",
            shape: .number(0...Double.greatestFiniteMagnitude, unit: "EUR"),
            node: .number(-1),
            message: "must be from 0 up, not -1"
        ),
        FaultCase(
            name: "a fraction for an integer",
            shape: .integer(1...10),
            node: .number(1.5),
            message: "must be a whole number of at most 2^53 - 1"
        ),
        FaultCase(
            name: "an integer out of range",
            shape: .integer(1...10),
            node: .number(11),
            message: "must be from 1 to 10, not 11"
        ),
        FaultCase(
            name: "a text for a truth value",
            shape: .boolean,
            node: .text("true"),
            message: "must be true or false, not text"
        ),
        FaultCase(
            name: "yes for a truth value",
            shape: .boolean,
            node: plain("yes"),
            message: "must be true or false, not text"
        ),
    ]
    static let words = [
        FaultCase(
            name: "a word that is no choice",
            shape: .choice(["block", "warn"]),
            node: .text("wran"),
            message: "must be one of block, warn",
            allowed: ["warn"]
        ),
        FaultCase(
            name: "a list for a choice",
            shape: .choice(["a"]),
            node: .sequence([]),
            message: "must be text, not a list"
        ),
        FaultCase(
            name: "an unknown word",
            shape: .word(list: "kinds"),
            node: .text("sofware"),
            message: "'sofware' is not known in kinds",
            allowed: ["software"]
        ),
        FaultCase(
            name: "a number for a word",
            shape: .word(list: "kinds"),
            node: .number(1),
            message: "must be text, not a number"
        ),
        FaultCase(
            name: "an obsolete word",
            shape: .word(list: "regions"),
            node: .text("HR04"),
            message: "'HR04' is obsolete; it became HR02, HR05, HR06",
            allowed: ["HR02", "HR05", "HR06"]
        ),
    ]
    static let collections = [
        FaultCase(
            name: "a text for a list",
            shape: .list(of: .line),
            node: .text("a"),
            message: "must be a list, not text"
        ),
        FaultCase(
            name: "too few values",
            shape: .list(of: .line, count: 1...2, unique: true),
            node: .sequence([]),
            message: "must hold 1 to 2 values, not 0"
        ),
        FaultCase(
            name: "a bad item",
            shape: .list(of: .line),
            node: .sequence([.text("a"), .number(1)]),
            pointer: "/1",
            message: "must be text, not a number"
        ),
        FaultCase(
            name: "a value twice",
            shape: .list(of: .line),
            node: .sequence([.text("a"), .text("b"), .text("a")]),
            pointer: "/2",
            message: "'a' stands here twice"
        ),
        FaultCase(
            name: "a text for a map",
            shape: .map(keys: .line, values: .line, limit: 2),
            node: .text("a"),
            message: "must be an object, not text"
        ),
        FaultCase(
            name: "too many members",
            shape: .map(keys: .line, values: .line, limit: 0),
            node: .mapping([.init("a", .text("b"))]),
            message: "must have at most 0 members, not 1"
        ),
        FaultCase(
            name: "a bad key",
            shape: .map(keys: .word(list: "kinds"), values: .line, limit: 2),
            node: .mapping([.init("servise", .text("b"))]),
            pointer: "/servise",
            message: "'servise' is not known in kinds",
            allowed: ["service"]
        ),
        FaultCase(
            name: "a bad value of a map",
            shape: .map(keys: .line, values: .boolean, limit: 2),
            node: .mapping([.init("a/b~c", .number(1))]),
            pointer: "/a~1b~0c",
            message: "must be true or false, not a number"
        ),
        FaultCase(
            name: "a list for a record",
            shape: record,
            node: .sequence([]),
            message: "must be an object, not a list"
        ),
        FaultCase(
            name: "a missing member",
            shape: record,
            node: .mapping([]),
            pointer: "/id",
            message: "is missing"
        ),
        FaultCase(
            name: "an unknown member",
            shape: record,
            node: .mapping([.init("id", .text("a")), .init("knid", .text("set"))]),
            pointer: "/knid",
            message: "is not a known field; known are id, kind, count",
            allowed: ["kind"]
        ),
        FaultCase(
            name: "a value of no shape",
            shape: .either([.boolean, record]),
            node: .sequence([]),
            message: "must be true or false, or an object with id"
        ),
        FaultCase(
            name: "a value of the shape it fits",
            shape: .either([.boolean, record]),
            node: .mapping([.init("id", .text("a")), .init("count", .number(0))]),
            pointer: "/count",
            message: "must be from 1 to 10, not 0"
        ),
        FaultCase(
            name: "a named shape",
            shape: .named("Id") { .text(.slug, limit: 8) },
            node: .number(1),
            message: "must be text, not a number"
        ),
        FaultCase(
            name: "a nullable shape",
            shape: .nullable(.boolean),
            node: .number(1),
            message: "must be true or false, not a number"
        ),
    ]
}

@Suite("Checking documents")
struct ShapeCheckerTests {
    @Test(
        "Every kind of fault says where and what, and what was perhaps meant",
        arguments: FaultCase.all
    )
    func faultKinds(example: FaultCase) throws {
        let found = faults(in: example.node, as: example.shape)
        #expect(found.map(\.summary) == ["\(example.pointer): \(example.message)"])
        #expect(found.first?.allowed == example.allowed)
        #expect(found.first?.file == "a.yaml")
    }

    @Test("A good document has no fault")
    func goodDocument() {
        let shape = Shape.record(
            .required("id", .text(.slug, limit: 64)),
            .required("region", .word(list: "regions")),
            .optional(
                "weights",
                .map(keys: .text(.name, limit: 64), values: .number(0...1, unit: nil), limit: 4)
            ),
            .optional("note", .nullable(.line)),
            .optional("any", .anything),
            .optional("list", .list(of: .either([.anyNumber, .boolean]))),
            .optional("elsewhere", .word(list: "no such list"))
        )
        let node = Node.mapping([
            .init("id", plain("openmrs")), .init("region", plain("RO21")),
            .init("weights", .mapping([.init("need", plain("0.5"))])), .init("note", .null),
            .init("any", .sequence([.null])),
            .init("list", .sequence([plain("1"), plain("true")])),
            .init("elsewhere", .text("x")),
        ])
        #expect(faults(in: node, as: shape) == [])
    }

    @Test("All faults of a document are found at once, in its order, each with its line")
    func severalFaults() {
        let shape = Shape.record(
            .required("id", .text(.slug, limit: 64)),
            .required("kind", .word(list: "kinds")),
            .required("name", .line),
            .optional("parts", .list(of: FaultCase.record))
        )
        let part = Node(
            .mapping([
                .init("id", plain("BAD", line: 8), line: 8),
                .init("count", plain("x", line: 9), line: 9),
                .init("coutn", plain("1", line: 10), line: 10),
            ]),
            line: 8
        )
        let node = Node(
            .mapping([
                .init("id", plain("a", line: 1), line: 1),
                .init("kind", plain("softwar", line: 2), line: 2),
                .init("extra", plain("1", line: 3), line: 3),
                .init("parts", Node(.sequence([part]), line: 8), line: 7),
            ]),
            line: 1
        )
        let found = faults(in: node, as: shape)
        #expect(
            found.map(\.pointer) == [
                "/kind", "/extra", "/parts/0/id", "/parts/0/count", "/parts/0/coutn", "/name",
            ]
        )
        #expect(found.map(\.line) == [2, 3, 8, 9, 10, 1])
    }

    @Test("A fault below a part of a larger document has the pointer of the whole")
    func nestedPointer() {
        let node = Node.mapping([.init("a/b", .number(1))])
        let shape = Shape.map(keys: .line, values: .boolean, limit: 2)
        for (pointer, expected) in [
            ("", "/a~1b"), ("/profile", "/profile/a~1b"),
            ("/items/3/x~1y~0z", "/items/3/x~1y~0z/a~1b"),
        ] {
            let found = ShapeChecker.faults(
                in: node,
                as: shape,
                vocabulary: NoVocabulary(),
                pointer: pointer
            )
            #expect(found.map(\.pointer) == [expected])
        }
    }

    @Test("A fault that is reported twice at one place stands once")
    func repeatedFault() {
        var checker = ShapeChecker(vocabulary: Words())
        checker.check(.number(1), .line)
        checker.check(.number(1), .text(.code, limit: 64))
        #expect(checker.faults.count == 1)
    }

    @Test("A long text is cut in a message")
    func clipping() {
        let long = String(repeating: "ț", count: 100)
        #expect(long.clipped == String(repeating: "ț", count: 61) + "...")
        #expect(String(repeating: "a", count: 64).clipped.count == 64)
        let found = faults(in: .text(long), as: .word(list: "kinds"))
        #expect(found.allSatisfy { $0.message.count < 120 })
    }

    @Test("Two equal objects in a list of unique values are a value twice")
    func repeatedObjects() {
        let row = { (line: Int) in
            Node(
                .mapping([
                    .init("id", plain("a", line: line), line: line),
                    .init("count", plain("2", line: line)),
                ]),
                line: line
            )
        }
        let found = faults(in: .sequence([row(1), row(2)]), as: .list(of: FaultCase.record))
        #expect(found.map(\.pointer) == ["/1"])
        #expect(found.first?.line == 2)
    }

    @Test("A vocabulary without a list refuses no word of it")
    func missingList() {
        #expect(
            ShapeChecker.faults(
                in: .text("x"),
                as: .word(list: "kinds"),
                vocabulary: NoVocabulary()
            ) == []
        )
        #expect(NoVocabulary().words(in: "kinds") == [])
        #expect(NoVocabulary().successors(of: "x", in: "regions") == [])
    }
}
