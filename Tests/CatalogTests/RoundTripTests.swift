import Catalog
import Documents
import Testing

@Suite("Records as documents")
struct RoundTripTests {
    /// Random records for each seed.
    static let perSeed = 300

    private func faults(_ node: Node, _ shape: Shape) -> [Fault] {
        ShapeChecker.faults(in: node, as: shape, vocabulary: SmallCatalog.vocabulary)
    }

    @Test("A solution written as a document is valid and is read back the same", arguments: 1...4)
    func solutions(seed: Int) {
        var records = RandomRecords(seed: seed)
        for turn in 0..<Self.perSeed {
            let solution = records.solution()
            let node = solution.node
            #expect(Solution(node) == solution, "seed \(seed), turn \(turn)")
            #expect(Solution(node)?.node == node, "seed \(seed), turn \(turn)")
            #expect(faults(node, Solution.shape) == [], "seed \(seed), turn \(turn)")
        }
    }

    @Test("A profile written as a document is valid and is read back the same", arguments: 1...4)
    func profiles(seed: Int) {
        var records = RandomRecords(seed: seed)
        for turn in 0..<Self.perSeed {
            let profile = records.profile()
            let node = profile.node
            #expect(NeedsProfile(node) == profile, "seed \(seed), turn \(turn)")
            #expect(NeedsProfile(node)?.node == node, "seed \(seed), turn \(turn)")
            #expect(faults(node, NeedsProfile.shape) == [], "seed \(seed), turn \(turn)")
            #expect(faults(node, NeedsProfile.inlineShape) == [], "seed \(seed), turn \(turn)")
            var checker = ShapeChecker(vocabulary: MoreWords())
            checker.checkMeaning(ofProfile: node)
            #expect(checker.faults == [], "seed \(seed), turn \(turn)")
        }
    }

    @Test(
        "An expression written as a document is valid and is read back the same",
        arguments: 1...4
    )
    func expressions(seed: Int) {
        var records = RandomRecords(seed: seed)
        for turn in 0..<Self.perSeed {
            let expression = records.expression(depth: 0)
            let node = expression.node
            #expect(Expression(node) == expression, "seed \(seed), turn \(turn)")
            #expect(faults(node, Expression.shape) == [], "seed \(seed), turn \(turn)")
        }
    }

    @Test("An inline profile needs only a region, and takes the default model")
    func inlineProfile() throws {
        let node = Node.mapping([.init("region", .text("RO21"))])
        #expect(faults(node, NeedsProfile.inlineShape) == [])
        let profile = try #require(NeedsProfile(node))
        #expect(profile.model == "smart-hospital")
        #expect(profile.id == "inline")
        #expect(!profile.isIllustrative)
        #expect(
            faults(node, NeedsProfile.shape).map(\.pointer) == ["/id", "/name", "/illustrative"]
        )
    }

    @Test("Steps of a scale of digits may be written as numbers in targets and bounds of a request")
    func digits() {
        let bound = Node.mapping([.init("feature", .text("trl")), .init("min", .number(7))])
        #expect(Expression(bound) == .range(.trl, min: .rank("7"), max: nil))
        let codes = Node.mapping([
            .init("feature", .text("trl")), .init("anyOf", .sequence([.text("7")])),
        ])
        #expect(Expression(codes) == .anyOf(.feature(.trl), ["7"]))
    }

    @Test("A constraint is in force from its first day until the day before it ends")
    func validity() throws {
        let day = { (text: String) in try #require(CalendarDate(text)) }
        var constraint = NamedConstraint(id: "c", when: .known(.trl, true))
        #expect(constraint.isInForce(on: try day("0001-01-01")))
        constraint.from = try day("2025-01-01")
        constraint.until = try day("2026-01-01")
        #expect(try !constraint.isInForce(on: day("2024-12-31")))
        #expect(try constraint.isInForce(on: day("2025-01-01")))
        #expect(try constraint.isInForce(on: day("2025-12-31")))
        #expect(try !constraint.isInForce(on: day("2026-01-01")))
    }

    @Test("Every declared form prints a schema in which no key stands twice")
    func schemas() {
        let shapes: [(String, Shape)] = [
            ("solution", Solution.shape), ("profile", NeedsProfile.shape),
            ("inline", NeedsProfile.inlineShape), ("list", CodeList.shape),
            ("country", Country.fileShape), ("expression", Expression.shape),
        ]
        for (name, shape) in shapes {
            let document = JSONSchemaPrinter.document(
                for: shape,
                title: name,
                vocabulary: SmallCatalog.vocabulary
            )
            expectUniqueKeys(document, "\(name)")
        }
    }

    private func expectUniqueKeys(_ node: Node, _ path: String) {
        let keys = node.members.map(\.key)
        #expect(Set(keys).count == keys.count, "\(path): \(keys)")
        for member in node.members { expectUniqueKeys(member.value, "\(path)/\(member.key)") }
        for item in node.items { expectUniqueKeys(item, "\(path)[]") }
    }
}

/// The small catalogue's words, with the standards that random profiles have in place.
struct MoreWords: Vocabulary {
    func knows(_ word: String, in list: String) -> Bool? {
        SmallCatalog.vocabulary.knows(word, in: list)
    }
    func words(in list: String) -> [String] { SmallCatalog.vocabulary.words(in: list) }
}
