import Catalog
import Documents
import Testing

/// An expression or profile that has the right form but means nothing.
struct MeaningCase: Sendable, CustomTestStringConvertible {
    var node: Node
    var faults: [String]

    var testDescription: String { faults.joined(separator: "; ") }

    init(_ members: [Node.Member], _ faults: String...) {
        node = .mapping(members)
        self.faults = faults
    }

    static func leaf(_ feature: String, _ key: String, _ value: Node) -> [Node.Member] {
        [.init("feature", .text(feature)), .init(key, value)]
    }

    static func range(_ feature: String, _ low: Node, _ high: Node) -> [Node.Member] {
        [.init("feature", .text(feature)), .init("min", low), .init("max", high)]
    }

    static let expressions = [
        MeaningCase(
            leaf("bandwidth", "anyOf", .texts(["5"])),
            ": bandwidth has no codes; use min, max or is"
        ),
        MeaningCase(
            leaf("translatable", "noneOf", .texts(["5"])),
            ": translatable has no codes; use min, max or is"
        ),
        MeaningCase(
            leaf("languages", "anyOf", .texts(["ro", "rp"])),
            "/anyOf/1: 'rp' is not known in languages (did you mean ro?)"
        ),
        MeaningCase(
            leaf("kind", "allOf", .texts(["softwar"])),
            "/allOf/0: 'softwar' is not known in kinds (did you mean software?)"
        ),
        MeaningCase(
            leaf("solution", "noneOf", .texts(["dhis"])),
            "/noneOf/0: 'dhis' is not known in solutions (did you mean dhis2?)"
        ),
        MeaningCase(leaf("lists", "known", .boolean(true)), ": lists is always known"),
        MeaningCase(
            leaf("trl", "is", .boolean(true)),
            ": trl is not true or false; use anyOf, min or max"
        ),
        MeaningCase(
            leaf("kind", "is", .boolean(true)),
            ": kind is not true or false; use anyOf, min or max"
        ),
        MeaningCase(leaf("languages", "min", .text("ro")), ": languages has no order; use anyOf"),
        MeaningCase(
            leaf("translatable", "max", .number(1)),
            ": translatable has no order; use anyOf"
        ),
        MeaningCase(
            leaf("bandwidth", "min", .text("full")),
            "/min: must be a finite number, not text"
        ),
        MeaningCase(
            leaf("offline", "min", .text("ful")),
            "/min: 'ful' is not known in offline (did you mean full?)"
        ),
        MeaningCase(
            leaf("trl", "max", .number(10)),
            "/max: '10' is not known in trl (did you mean 1?)"
        ),
        MeaningCase(range("bandwidth", .number(5), .number(4)), ": min is above max"),
        MeaningCase(range("trl", .text("9"), .text("3")), ": min is above max"),
        MeaningCase(range("trl", .number(9), .number(3)), ": min is above max"),
        MeaningCase(range("maturity", .text("10"), .text("9")), ": min is above max"),
        MeaningCase(range("offline", .text("full"), .text("none")), ": min is above max"),
        MeaningCase(
            [
                .init(
                    "all",
                    .sequence([
                        .mapping([.init("not", .mapping(leaf("lists", "known", .boolean(true))))])
                    ])
                )
            ],
            "/all/0/not: lists is always known"
        ),
    ]
}

@Suite("What records mean")
struct MeaningTests {
    @Test(
        "An expression that means nothing is refused where it stands",
        arguments: MeaningCase.expressions
    )
    func expressions(example: MeaningCase) {
        #expect(
            ShapeChecker.faults(in: example.node, as: Expression.shape, vocabulary: NoVocabulary())
                == []
        )
        var checker = ShapeChecker(vocabulary: SmallCatalog.vocabulary)
        checker.checkMeaning(ofExpression: example.node)
        #expect(checker.faults.map(\.description).map(trimmed) == example.faults.map(trimmed))
    }

    /// A fault at the root has no pointer to print.
    private func trimmed(_ text: String) -> String {
        text.hasPrefix(": ") ? String(text.dropFirst(2)) : text
    }

    @Test("Equal ends of a range are a range", arguments: ["trl", "maturity"])
    func equalEnds(feature: String) {
        var checker = ShapeChecker(vocabulary: SmallCatalog.vocabulary)
        checker.checkMeaning(
            ofExpression: .mapping(MeaningCase.range(feature, .text("9"), .text("9")))
        )
        #expect(checker.faults == [])
    }

    @Test("An expression may be nested 16 deep and no deeper")
    func depth() {
        for (depth, isFine) in [(16, true), (17, false)] {
            var node = Expression.known(.trl, true).node
            for _ in 1..<depth { node = .mapping([.init("not", node)]) }
            var checker = ShapeChecker(vocabulary: SmallCatalog.vocabulary)
            checker.checkMeaning(ofExpression: node)
            #expect(checker.faults.isEmpty == isFine, "\(depth) deep")
        }
    }

    @Test("An expression of two forms at once, or of none, has no form")
    func forms() {
        let two = Node.mapping(
            MeaningCase.leaf("languages", "anyOf", .texts(["ro"])) + [
                .init("allOf", .texts(["en"]))
            ]
        )
        let found = ShapeChecker.faults(in: two, as: Expression.shape, vocabulary: NoVocabulary())
        #expect(found.map(\.pointer) == ["/allOf"])
        for node in [Node.mapping([]), .mapping([.init("feature", .text("trl"))]), .text("x")] {
            #expect(
                ShapeChecker.faults(in: node, as: Expression.shape, vocabulary: NoVocabulary())
                    .count == 1
            )
            #expect(Expression(node) == nil || node.members.count == 1)
        }
    }

    @Test("A profile's targets, constraints and existing systems are checked, all at once")
    func profile() {
        let number = { (value: Double) in Node.number(value) }
        let constraint = { (id: String, more: [Node.Member]) in
            Node.mapping(
                [.init("id", .text(id)), .init("when", Expression.known(.trl, true).node)] + more
            )
        }
        let node = Node.mapping([
            .init(
                "targets",
                .mapping([
                    .init(
                        "staff",
                        .mapping([
                            .init("lo", number(5)), .init("hi", number(4)), .init("min", number(0)),
                            .init("max", number(9)),
                        ])
                    )
                ])
            ),
            .init(
                "constraints",
                .sequence([
                    constraint("a", []), constraint("a", []), constraint("filter", []),
                    constraint("requires.S01", []),
                    constraint(
                        "b",
                        [.init("from", .text("2025-01-01")), .init("until", .text("2025-01-01"))]
                    ),
                ])
            ),
            .init("existing", .texts(["openmrs", "2.1", "opnmrs"])),
        ])
        var checker = ShapeChecker(vocabulary: SmallCatalog.vocabulary)
        checker.checkMeaning(ofProfile: node)
        #expect(
            checker.faults.map(\.description) == [
                "/targets/staff: must have min <= lo <= hi <= max",
                "/constraints/1: 'a' names two constraints; ids are unique in a profile",
                "/constraints/2: 'filter' is a name the engine uses itself; choose another",
                "/constraints/3: 'requires.S01' is a name the engine uses itself; choose another",
                "/constraints/4: is never in force: from must lie before until",
                "/existing/2: 'opnmrs' is not known in existing (did you mean openmrs?)",
            ]
        )
    }

    @Test("A fact of today is no fact of the future, one of tomorrow is")
    func futureDates() throws {
        let today = try #require(CalendarDate("2026-03-15"))
        let stated = { (date: String) in
            Node.mapping([.init("value", .boolean(true)), .init("date", .text(date))])
        }
        for (date, isFuture) in [
            ("2026", false), ("2026-03", false), ("2026-03-15", false), ("2026-03-16", true),
            ("2026-04", true), ("2027", true),
        ] {
            let node = Node.mapping([
                .init("features", .mapping([.init("translatable", stated(date))]))
            ])
            var checker = ShapeChecker(vocabulary: SmallCatalog.vocabulary)
            checker.checkDates(ofSolution: node, today: today)
            #expect(
                checker.faults.map(\.pointer) == (isFuture ? ["/features/translatable/date"] : []),
                "\(date)"
            )
        }
        let sites = [2026, 2027].map { Node.mapping([.init("year", .number($0))]) }
        var checker = ShapeChecker(vocabulary: SmallCatalog.vocabulary)
        checker.checkDates(
            ofSolution: .mapping([.init("deployments", .sequence(sites))]),
            today: today
        )
        #expect(checker.faults.map(\.pointer) == ["/deployments/1/year"])
    }

    @Test("An obsolete region is named with its successors, never dropped, and is no region")
    func obsolete() {
        let found = ShapeChecker.faults(
            in: .text("HR04"),
            as: .word(list: "regions"),
            vocabulary: SmallCatalog.vocabulary
        )
        #expect(found.map(\.message) == ["'HR04' is obsolete; it became HR02, HR05"])
        #expect(SmallCatalog.geography.region("HR04") == nil)
        #expect(SmallCatalog.vocabulary.knows("HR04", in: "regions") == false)
        #expect(SmallCatalog.vocabulary.words(in: "regions") == ["HR02", "KE", "RO", "RO21"])
    }
}
