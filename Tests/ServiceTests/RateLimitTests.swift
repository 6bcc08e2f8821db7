import Methods
import Protocol
import RPC
import Testing

@testable import Service

@Suite("Callers are held to their rates")
struct RateLimitTests {
    private static func isTaken(
        _ limit: inout RateLimit,
        _ principal: Principal,
        at now: Int
    ) -> Bool {
        do throws(RPCError) {
            try limit.take(principal, now: now)
            return true
        } catch {
            return false
        }
    }

    @Test("A second's worth may come at once, then as many as the clock allows")
    func burst() {
        var limit = RateLimit()
        let ana = Principal("ana", roles: [.read], rate: 10)
        let taken = (0..<50).count { _ in Self.isTaken(&limit, ana, at: 0) }
        #expect(taken == 10)
        let later = (1...100).count { Self.isTaken(&limit, ana, at: $0 * 10_000) }
        #expect(later == 10, "one each 100 ms for a second")
    }

    @Test("A refusal says how long to wait, and then it goes on")
    func wait() throws {
        var limit = RateLimit()
        let ana = Principal("ana", roles: [.read], rate: 4)
        for _ in 0..<4 { try limit.take(ana, now: 0) }
        let error = #expect(throws: RPCError.self) { try limit.take(ana, now: 0) }
        #expect(error?.reason == .resourceExhausted && error?.retryAfterMs == 250)
        #expect(!Self.isTaken(&limit, ana, at: 249_000))
        #expect(Self.isTaken(&limit, ana, at: 250_000))
    }

    @Test("One caller's flood takes nothing from another, and owners have no limit")
    func apart() {
        var limit = RateLimit()
        let ana = Principal("ana", roles: [.read], rate: 5)
        let ben = Principal("ben", roles: [.read], rate: 5)
        for _ in 0..<100 { _ = Self.isTaken(&limit, ana, at: 0) }
        #expect(Self.isTaken(&limit, ben, at: 0))
        let owner = Principal.owner("uid:0")
        #expect((0..<10_000).allSatisfy { _ in Self.isTaken(&limit, owner, at: 0) })
    }

    @Test("A clock that stands still or goes back gives nobody more")
    func clock() {
        var limit = RateLimit()
        let ana = Principal("ana", roles: [.read], rate: 2)
        #expect((0..<10).count { _ in Self.isTaken(&limit, ana, at: 5_000_000) } == 2)
        #expect(!Self.isTaken(&limit, ana, at: 1_000_000))
    }

    @Test("However many callers there are, only so many are remembered")
    func memory() {
        var limit = RateLimit()
        for number in 0..<20_000 {
            let caller = Principal("c\(number)", roles: [.read], rate: 1)
            #expect(Self.isTaken(&limit, caller, at: number * 1000))
        }
        #expect(limit.count <= RateLimit.mostCallers + 1)
    }
}
