import Testing

@testable import Service

@Suite("What was served is taken apart by its owner")
struct RetiredTests {
    private final class State {}

    @Test("It is held while somebody reads it, and no longer")
    func held() {
        var retired = Retired<State>()
        var reader: State? = State()
        weak let watch = reader
        if let state = reader { retired.add(state) }
        retired.sweep()
        #expect(retired.count == 1 && watch != nil, "somebody reads it still")
        reader = nil
        #expect(watch != nil, "the reader's letting go takes nothing apart")
        retired.sweep()
        #expect(retired.count == 0 && watch == nil)
    }

    @Test("No more are held than a few")
    func bounded() {
        var retired = Retired<State>()
        let readers = (0..<100).map { _ in State() }
        for state in readers { retired.add(state) }
        #expect(retired.count == Retired<State>.most)
    }
}
