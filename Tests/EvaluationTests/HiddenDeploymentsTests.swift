import Catalog
import Evaluation
import Testing

@Suite("Hiding deployments")
struct HiddenDeploymentsTests {
    @Test("Ranks are those worked out by hand")
    func byHand() throws {
        // AA without c is like BB (both of its two run there), and half as like CC and DD: c is
        // used by CC, d by DD, a tie, and c comes first. BB without a knows b alone: DD is most
        // like it, so d comes before a. DD without d knows b: a, c, and then d, which nobody uses.
        let ranks = try Case.hidden().ranks(by: "plain") { _ in }
        #expect(ranks == [1, 1, 1, 2, 2, 1, 2, 2, 3])
    }

    @Test("A solution known from the hidden pair alone has no evidence left and comes last")
    func onlyHidden() throws {
        let ranks = try Case.hidden().ranks(by: "plain") { _ in }
        let place = try #require(Case.pairs.firstIndex(of: Case.pair("DD", "d")))
        #expect(ranks[place] == 3, "of the candidates a, c and d")
    }

    @Test("What the catalogue knows of deployments is replaced, so that it gives nothing away")
    func catalogueIsSilent() throws {
        var record = Solution(
            id: "d",
            name: "d",
            kind: "software",
            summary: LocalizedText(en: "d", ro: "d")
        )
        record.deployments = ["AA", "BB", "CC", "DD"].map {
            Deployment(region: $0, year: 2025, level: "scale-up", source: "test")
        }
        let silent = try Case.hidden().ranks(by: "plain") { _ in }
        let spoken = try Case.hidden(records: [record]).ranks(by: "plain") { _ in }
        #expect(spoken == silent)
    }

    @Test("A country with one solution is left out and told; a pair that stands twice counts once")
    func table() {
        let table = DeploymentTable(Case.pairs + [Case.pair("EE", "z"), Case.pair("AA", "a")])
        #expect(table.leftOut == ["EE"])
        #expect(table.countries == ["AA", "BB", "CC", "DD"])
        #expect(table.solutions == ["a", "b", "c", "d"])
        #expect(table.pairs == Case.pairs)
    }
}
