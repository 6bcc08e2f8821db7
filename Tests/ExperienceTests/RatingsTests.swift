import Experience
import Testing

@Suite("Ratings tell what raters say together")
struct RatingsTests {
    private func ratings(_ scores: [Int]) -> Ratings {
        var ratings = Ratings()
        for score in scores { ratings.add(score) }
        return ratings
    }

    @Test(
        "Raters are split from four on, when over a third are outside the window",
        arguments: [
            ([3, 3, -3], false), ([3, 3, -3, -3], true), ([2, 2, 3, 1, 2], false),
            ([3, 3, 3, 3, 0, 0], false), ([3, 3, 3, 3, 0, 0, 0], true), ([], false), ([0], false),
            ([-3, -1, 1, 3], true),
        ]
    )
    func split(scores: [Int], isSplit: Bool) {
        #expect(ratings(scores).isSplit == isSplit, "\(scores)")
    }

    @Test("Mean and median are those of the scores")
    func middle() {
        let some = ratings([3, -3, 2, 2])
        #expect(some.total == 4)
        #expect(some.mean == 1)
        #expect(some.median == 2)
        #expect(ratings([1, 2]).median == 1.5)
        #expect(ratings([]).mean == nil)
        #expect((some + ratings([3])).counts == [1, 0, 0, 0, 0, 2, 2])
    }
}
