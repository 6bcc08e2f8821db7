import Catalog
package import Documents
import Matching
import RPC

/// Answers what is asked most without the general road's parsed documents and texts: requests that
/// came before from a cache, and plain `match.query` calls from prepared profiles.
///
/// What it answers, it answers byte for byte as ``Dispatcher`` would, but for the two times; what
/// it does not know for certain, it leaves to the dispatcher. A serving thread owns one. Once its
/// memory has grown to what requests need, answering allocates nothing.
package struct FastPath: ~Copyable {
    /// What is answered from.
    package struct Source {
        /// The newest state.
        package var state: ServiceState
        /// What does not work as it should.
        package var degraded: [String]
        /// Profiles that are prepared already.
        package var prepared: [PreparedProfile]
        /// Today in UTC.
        package var today: CalendarDate

        /// Makes a source.
        package init(
            state: ServiceState,
            degraded: [String],
            prepared: [PreparedProfile],
            today: CalendarDate
        ) {
            self.state = state
            self.degraded = degraded
            self.prepared = prepared
            self.today = today
        }
    }

    /// The most profiles that are kept prepared.
    static let mostProfiles = 256
    /// The most memory that prepared profiles take, in bytes.
    static let mostProfileBytes = 256 << 20
    /// The solutions up to which their names are kept encoded.
    static let mostHeads = 4096

    /// The reply to the last request that was answered.
    package var reply = ReplyBuffer()
    /// The profiles that are prepared, the newest last.
    package private(set) var profiles: [PreparedProfile] = []
    /// The memory they take, in bytes.
    package private(set) var profileBytes = 0
    private var request = FastRequest()
    private var source: Source?
    private var cache: ReplyCache
    private var solutionHeads = Fragments()
    private var degraded: [UInt8] = []
    var writer = FastWriter()

    /// Makes a fast path.
    ///
    /// - Parameter cacheBytes: the memory for whole replies; 0 for none.
    package init(cacheBytes: Int) {
        cache = ReplyCache(bytes: cacheBytes)
    }

    /// Answers from another source from now on.
    ///
    /// - Complexity: O(*p*) in the prepared profiles where only other profiles have changed.
    package mutating func use(_ source: Source) {
        if let old = self.source {
            let isSame =
                old.state === source.state && old.today == source.today
                && old.degraded == source.degraded
            if isSame { return }
            profiles.removeAll {
                $0.today != source.today || !$0.holds(in: source.state, after: old.state)
            }
            if !old.state.engine.isSame(as: source.state.engine) { solutionHeads = Fragments() }
        }
        self.source = source
        profileBytes = profiles.reduce(0) { $0 + $1.byteCount }
        for prepared in source.prepared where prepared.today == source.today {
            let isThere = profiles.contains { $0.id == prepared.id }
            if !isThere { keep(prepared) }
        }
        cache.removeAll()
        var writer = JSONWriter()
        writer.beginArray()
        for reason in source.degraded { writer.value(reason) }
        writer.endArray()
        degraded = writer.bytes
        if solutionHeads.count == 0 { encodeSolutions(of: source.state) }
    }

    private mutating func encodeSolutions(of state: ServiceState) {
        let solutions = state.engine.snapshot.solutions
        guard solutions.count <= Self.mostHeads else { return }
        for solution in solutions {
            solutionHeads.append {
                $0.member("solution", solution.id)
                $0.member("name", solution.name)
            }
        }
    }

    /// The ids of the profiles that are prepared, the newest last.
    package var preparedIDs: [String] { profiles.map(\.profileID) }

    /// Answers a request, if it is one that is known.
    ///
    /// - Parameters:
    ///   - body: one request.
    ///   - receivedMicros: when it was received.
    ///   - nowMicros: what time it is, by the same clock.
    ///   - note: gets what is known of the call.
    /// - Returns: whether ``reply`` holds the answer.
    package mutating func answer(
        _ body: UnsafeRawBufferPointer,
        receivedMicros: Int,
        nowMicros: () -> Int,
        _ note: inout CallNote
    ) -> Bool {
        guard source != nil, let id = RPCRequest.skimIDRange(body) else { return false }
        let startedMicros = nowMicros()
        let times = (received: receivedMicros, started: startedMicros)
        let hash = ReplyCache.hash(body, without: id)
        reply.removeAll()
        let isKept = cache.find(body, id: id, hash: hash) { pieces in
            writer.begin(UnsafeRawBufferPointer(rebasing: body[id]), &reply)
            reply.append(pieces.result)
            writer.writeTimes(times, nowMicros(), &reply)
            reply.append(pieces.end)
        }
        if !isKept {
            guard let end = query(body, times, nowMicros) else { return false }
            if cache.isWanted(hash) { keep(body, id, hash, end) }
        }
        note.method = "match.query"
        return true
    }

    /// Answers a plain query.
    ///
    /// - Returns: where the times stand in the reply, or nil where the request is of another kind.
    private mutating func query(
        _ body: UnsafeRawBufferPointer,
        _ times: (received: Int, started: Int),
        _ nowMicros: () -> Int
    ) -> Range<Int>? {
        var reader = FastReader(body)
        guard reader.read(&request) else {
            // The general road ranks by what is prepared, too.
            let name = UnsafeRawBufferPointer(rebasing: body[request.profile])
            if !name.isEmpty { _ = prepared(name) }
            return nil
        }
        if let timeout = request.timeoutMs, times.started - times.received > timeout * 1000 {
            return nil
        }
        let name = UnsafeRawBufferPointer(rebasing: body[request.profile])
        guard let profile = prepared(name), writer.weigh(request, body, profile)
        else { return nil }
        writer.begin(UnsafeRawBufferPointer(rebasing: body[request.id]), &reply)
        writer.writeResult(of: request, profile, source?.state, solutionHeads, &reply)
        reply.append(profile.meta)
        reply.append(",\"tookMicros\":")
        let start = reply.count
        writer.writeTimes(times, nowMicros(), &reply)
        let end = reply.count
        reply.append(",\"degraded\":")
        reply.append(degraded)
        reply.append("}}}")
        return start..<end
    }

    /// The prepared profile of an id, prepared now if need be.
    private mutating func prepared(_ id: UnsafeRawBufferPointer) -> PreparedProfile? {
        if let known = profiles.firstIndex(where: { $0.id.elementsEqual(id) }) {
            return profiles[known]
        }
        guard let source,
            let profile = PreparedProfile(
                String(decoding: id, as: UTF8.self),
                in: source.state,
                today: source.today
            )
        else { return nil }
        keep(profile)
        return profile
    }

    private mutating func keep(_ profile: PreparedProfile) {
        profileBytes += profile.byteCount
        profiles.append(profile)
        while profiles.count > Self.mostProfiles
            || profileBytes > Self.mostProfileBytes && profiles.count > 1
        {
            profileBytes -= profiles.removeFirst().byteCount
        }
    }

    private mutating func keep(
        _ body: UnsafeRawBufferPointer,
        _ id: Range<Int>,
        _ hash: UInt64,
        _ times: Range<Int>
    ) {
        // A caller's patience is about this call alone.
        guard request.timeoutMs == nil else { return }
        reply.withUnsafeBytes { reply in
            let pieces = ReplyCache.Pieces(
                result: UnsafeRawBufferPointer(
                    rebasing: reply[(FastWriter.lead + id.count)..<times.lowerBound]
                ),
                end: UnsafeRawBufferPointer(rebasing: reply[times.upperBound...])
            )
            cache.insert(body, id: id, hash: hash, pieces)
        }
    }
}
