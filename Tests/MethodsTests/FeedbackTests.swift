import Documents
import Protocol
import Testing

@testable import Methods

@Suite("Who says what, and who may take it back")
struct FeedbackTests {
    private func call(
        _ trial: inout WriteTrial,
        _ method: String,
        _ params: String
    ) throws -> Node {
        try trial.reply(
            to: #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        )
    }

    private func vote(
        by author: String,
        _ score: Int = 2,
        on solution: String = "openmrs"
    ) -> String {
        #"{"solution":"\#(solution)","region":"RO21","author":"\#(author)","role":"nurse","#
            + #""level":"uptake","score":\#(score)}"#
    }

    private func reason(_ reply: Node) -> String? { reply["error"]?["data"]?["reason"]?.text }

    @Test("Only the portal that sent an event, or an administrator, takes it back")
    func whoseEvent() throws {
        var trial = WriteTrial()
        trial.principal = Principal("one", roles: [.feedback])
        let event = try call(&trial, "feedback.submit", vote(by: "ana"))["result"]?["event"]
        #expect(event?.integer == 1)
        trial.principal = Principal("two", roles: [.feedback])
        #expect(
            reason(try call(&trial, "feedback.withdraw", #"{"event":1}"#)) == "PERMISSION_DENIED"
        )
        trial.principal = Principal("root", roles: [.feedback, .admin])
        let taken = try call(&trial, "feedback.withdraw", #"{"event":1}"#)
        #expect(taken["result"]?["withdrawn"]?.integer == 1)
        #expect(reason(try call(&trial, "feedback.withdraw", #"{"event":1}"#)) == "CONFLICT")
    }

    @Test("The same name is another person for another portal, and out of its reach")
    func portals() throws {
        var trial = WriteTrial()
        trial.principal = Principal("one", roles: [.feedback, .privacy])
        _ = try call(&trial, "feedback.submit", vote(by: "ana"))
        trial.principal = Principal("two", roles: [.feedback, .privacy])
        let second = try call(&trial, "feedback.submit", vote(by: "ana", -3))
        #expect(second["result"]?["replaces"]?.isNull == true)
        let own = try call(&trial, "person.export", #"{"author":"ana"}"#)["result"]
        #expect(own?["events"]?.items.compactMap { $0["event"]?.integer } == [2])
        let other = #"{"author":"ana","portal":"one"}"#
        #expect(reason(try call(&trial, "person.erase", other)) == "PERMISSION_DENIED")
        trial.principal = Principal("root", roles: [.privacy, .admin])
        #expect(try call(&trial, "person.erase", other)["result"]?["erased"]?.integer == 1)
        let left = try call(&trial, "feedback.list", "{}")["result"]
        #expect(left?["events"]?.items.compactMap { $0["event"]?.integer } == [2])
    }

    @Test("Duplicates and bursts are told, and counted all the same")
    func remarkable() throws {
        var trial = WriteTrial()
        var flags: [String] = []
        for number in 0..<25 {
            let reply = try call(&trial, "feedback.submit", vote(by: "person-\(number)"))
            flags = (reply["result"]?["flags"]?.items ?? []).compactMap(\.text)
            #expect(flags == (number < 20 ? [] : ["burst"]), "vote \(number)")
        }
        for number in 0..<12 {
            let reply = try call(
                &trial,
                "feedback.submit",
                vote(by: "insistent", number % 2, on: "dhis2")
            )
            flags = (reply["result"]?["flags"]?.items ?? []).compactMap(\.text)
            #expect(flags == (number < 10 ? [] : ["many-by-author"]), "vote \(number)")
        }
        let again = try call(&trial, "feedback.submit", vote(by: "person-1"))
        #expect(again["result"]?["replaces"]?.integer == 2)
        let told = (again["result"]?["flags"]?.items ?? []).compactMap(\.text)
        #expect(told == ["duplicate", "burst"])
        let summary = try call(&trial, "feedback.summary", #"{"solution":"openmrs"}"#)["result"]
        #expect(summary?["ratings"]?["votes"]?.integer == 25)
        #expect(summary?["bursts"]?.integer == 1)
    }

    @Test("What one person says moves a score by no more than the documentation tells")
    func reach() throws {
        var trial = WriteTrial()
        let stand = { (trial: inout WriteTrial) throws -> (score: Double, weight: Double) in
            let params = #"{"profile":"RO21","solution":"openmrs"}"#
            let reply = try self.call(&trial, "match.explain", params)
            let match = try #require(reply["result"]?["match"])
            let part = match["contributions"]?.items.first {
                $0["criterion"]?.text == "feedback"
            }
            return (
                try #require(match["score"]?.number), try #require(part?["weight"]?.number)
            )
        }
        let before = try stand(&trial)
        for _ in 0..<10 { _ = try call(&trial, "feedback.submit", vote(by: "ana", -3)) }
        let after = try stand(&trial)
        #expect(after.score < before.score)
        #expect(before.score - after.score <= after.weight / 11)
    }
}
