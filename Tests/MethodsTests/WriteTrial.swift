import Catalog
import Documents
import Experience
import Matching
import RPC

@testable import Methods

/// Calls that a store must answer, answered in memory: the head of the shipped catalogue, and a
/// history of one revision.
struct WriteTrial: CatalogHistory {
    var head = WriteHead(
        ServiceState(
            engine: ShippedState.state!.engine,
            profileVersions: ["RO21": 3],
            programme: ShippedState.state!.programme
        ),
        EventLog(
            ExperienceLog(
                geography: ShippedState.state!.engine.snapshot.geography,
                votesAnHour: ShippedState.state!.engine.models.votesAnHour
            ),
            AuthorSecret([UInt8](repeating: 7, count: 32))
        )
    )
    /// The documents of the events so far.
    var documents: [Int: HistoryEvent] = [:]
    /// What queries read.
    var served = ShippedState.state
    var unixMillis = 1_793_000_000_000
    var principal = Principal.owner("ana")

    /// A sound record.
    static func record(_ id: String, name: String = "New") -> String {
        #"{"id":"\#(id)","name":"\#(name)","kind":"software","lists":[],"#
            + #""summary":{"en":"One","ro":"Unu"},"features":{},"deployments":[]}"#
    }

    /// A sound profile.
    static func profile(_ id: String) -> String {
        #"{"id":"\#(id)","region":"RO21","name":{"en":"A","ro":"B"},"illustrative":true,"#
            + #""model":"smart-hospital","needs":{"applications":{"A5":1}}}"#
    }

    /// The reply to a request in JSON; writes are carried out on the head.
    mutating func reply(to request: String) throws -> Node {
        var context = CallContext(
            state: served,
            socket: .query,
            caller: .success(principal),
            isDraining: false,
            today: ShippedState.today,
            receivedMicros: 0,
            nowMicros: { 0 },
            nowUnixMillis: { [unixMillis] in unixMillis },
            figures: ServerFigures.init
        )
        context.hasStore = true
        var writer = JSONWriter()
        var note = CallNote()
        let answer = Array(request.utf8).withUnsafeBytes {
            Dispatcher.attempt($0, in: context, to: &writer, &note)
        }
        if case .deferred(let call) = answer {
            do throws(RPCError) {
                let result = try carryOut(call)
                Dispatcher.finish(
                    call,
                    result: result,
                    revision: head.revision,
                    isReplayed: false,
                    in: context,
                    to: &writer
                )
            } catch {
                writer.writeErrorReply(error, id: call.id)
            }
        }
        return try JSONReader.read(writer.bytes, limits: .reply)
    }

    private mutating func carryOut(_ call: DeferredCall) throws(RPCError) -> [UInt8] {
        if case .history = call.kind { return try Dispatcher.answer(call, from: self) }
        let effect = try Dispatcher.effect(
            of: call,
            on: head,
            unixMillis: unixMillis,
            nowMicros: 0
        )
        head.apply(effect)
        for new in effect.events {
            documents[new.event.number] = HistoryEvent(
                number: new.event.number,
                subject: new.subject,
                portal: new.event.portal,
                time: new.event.time,
                body: new.body
            )
        }
        if !effect.erased.isEmpty {
            for author in effect.erased {
                for number in head.events.with({ $0.events(of: author).all }) {
                    documents[number] = nil
                }
            }
            head.erase(effect.erased, head.erasureMark(unixMillis, by: principal.name))
        }
        if !effect.events.isEmpty || !effect.erased.isEmpty { served = head.state() }
        return effect.result
    }

    var log: EventLog { head.events }

    var experience: Experience { served?.experience ?? .none }

    func events(_ numbers: [Int]) throws(RPCError) -> [HistoryEvent] {
        numbers.compactMap { documents[$0] }
    }

    func revisions(before: Int?, limit: Int) throws(RPCError) -> [HistoryRevision] {
        [HistoryRevision(number: 1, digest: "d", author: "ana", time: 0, counts: (3, 0, 0))]
    }

    func changes(after first: Int, through last: Int) throws(RPCError) -> [HistoryChange] {
        let bodies = [#"{"a":{"b":1,"c":2},"d":3}"#, #"{"a":{"b":1,"c":4},"e":[5]}"#]
        return [
            HistoryChange(
                kind: "solutions",
                id: "x",
                before: Array(bodies[0].utf8),
                after: Array(bodies[1].utf8)
            ),
            HistoryChange(kind: "solutions", id: "y", before: nil, after: Array("{}".utf8)),
            HistoryChange(kind: "solutions", id: "z", before: Array("{}".utf8), after: nil),
        ]
    }

    func solutions(at revision: Int) throws(RPCError) -> [[UInt8]] {
        [Array(Self.record("one").utf8), Array(Self.record("two").utf8)]
    }
}
