import Documents
import Learning
import Matching
import Testing

@Suite("A model may state how far learned weights move")
struct BoundsTests {
    private static func node(_ learning: Node) throws -> Node {
        let members = try Market([[1, 1, 1, 1]]).plan.model.node.members
        return .mapping(members + [.init("learning", learning)])
    }

    private static func places(_ learning: Node) throws -> [String] {
        ShapeChecker.faults(
            in: try node(learning),
            as: ScoringModel.shape,
            vocabulary: NoVocabulary()
        ).map(\.pointer)
    }

    @Test("What is stated is read and written as it was, and what is left out is as usual")
    func stated() throws {
        let learning = Node.mapping([.init("smallest", .number(0.8)), .init("scale", .number(5))])
        let model = try #require(ScoringModel(try Self.node(learning)))
        #expect(model.learning == LearningBounds(smallest: 0.8, scale: 5))
        #expect(ScoringModel(model.node) == model)
        let silent = try Market([[1, 1, 1, 1]]).plan.model
        #expect(silent.learning == nil && silent.node["learning"] == nil)
    }

    @Test("Bounds with which nothing could be learned are refused")
    func refused() throws {
        for (name, right, wrong) in [
            ("smallest", [0.0, 1], [-0.1, 1.1]), ("largest", [1, 10], [0.9, 11]),
            ("scale", [1, 100], [0, 101]), ("penalty", [1, 1000], [0, 1001]),
        ] {
            for value in right {
                let places = try Self.places(.mapping([.init(name, .number(value))]))
                #expect(places == [], "\(name): \(value)")
            }
            for value in wrong {
                let places = try Self.places(.mapping([.init(name, .number(value))]))
                #expect(places == ["/learning/\(name)"], "\(name): \(value)")
            }
        }
    }

    @Test("The bounds of the model are those that hold")
    func held() throws {
        let rows: [[Double]] = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
        let told = [(0, 1), (0, 2), (0, 3)].map { Preference(better: $0.0, worse: $0.1) }
        let bounds = LearningBounds(smallest: 0.75, largest: 1.25, penalty: 1)
        let tight = try Market(rows, learning: bounds).proposal(told)
        #expect(tight.lines.map(\.lower) == [0.1875, 0.1875, 0.1875, 0.1875])
        #expect(tight.lines.map(\.upper) == [0.3125, 0.3125, 0.3125, 0.3125])
        #expect(tight.lines[0].after == 0.3125, "pulled to its limit")
        let usual = try Market(rows).proposal(told)
        #expect(usual.lines[0].lower == 0.125 && usual.lines[0].upper == 0.5)
    }
}
