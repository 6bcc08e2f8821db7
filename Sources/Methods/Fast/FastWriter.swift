import Catalog
import Matching
import RPC

/// Writes the replies of the fast path, and holds what that needs to work in.
struct FastWriter: ~Copyable {
    /// A contribution that was written before in this reply.
    private struct Written {
        var utility = 0.0
        var range = 0..<0
    }

    /// The contributions of one criterion that are remembered; matches that follow each other often
    /// agree.
    private static let remembered = 8
    private static let opening: StaticString = "{\"jsonrpc\":\"2.0\",\"id\":"
    /// The bytes before a reply's id.
    static let lead = opening.utf8CodeUnitCount

    private var search = MatchSearch()
    private var weights: [Double] = []
    private var isWeighted: [Bool] = []
    private var hasOwnWeights = false
    /// The beginnings of contributions under own weights, one after the other.
    private var heads = ReplyBuffer(capacity: 4096)
    private var headEnds: [Int] = []
    private var written: [Written] = []
    private var writtenCounts: [Int] = []
    private var isShown: [Bool] = []
    /// The utilities of the match at hand, and the criteria whose value nobody knows.
    private var utilities: [Double] = []
    private var unknown: [Int] = []

    init() {}

    /// Writes a reply up to its result.
    func begin(_ id: UnsafeRawBufferPointer, _ reply: inout ReplyBuffer) {
        reply.append(Self.opening)
        reply.append(id)
    }

    /// Writes the two times of `_meta`.
    func writeTimes(
        _ times: (received: Int, started: Int),
        _ now: Int,
        _ reply: inout ReplyBuffer
    ) {
        reply.append(max(0, now - times.received))
        reply.append(",\"queuedMicros\":")
        reply.append(max(0, times.started - times.received))
    }

    /// Finds the weights of a query: the profile's, or with some of its own.
    ///
    /// - Returns: false where the general road must say what is wrong with them, or where they name
    ///   groups.
    mutating func weigh(
        _ request: FastRequest,
        _ body: UnsafeRawBufferPointer,
        _ profile: PreparedProfile
    ) -> Bool {
        hasOwnWeights = !request.weights.isEmpty
        Self.copy(hasOwnWeights ? profile.rawWeights : profile.weights, to: &weights)
        guard hasOwnWeights else { return true }
        isWeighted.removeAll(keepingCapacity: true)
        for _ in profile.places { isWeighted.append(false) }
        for (place, name) in request.weightNames.enumerated() {
            let name = UnsafeRawBufferPointer(rebasing: body[name])
            guard let criterion = profile.criteria[name], !isWeighted[criterion]
            else { return false }
            isWeighted[criterion] = true
            // One that is not active weighs nothing.
            let active = profile.places[criterion]
            if active >= 0 { weights[active] = request.weights[place] }
        }
        var total = 0.0
        for weight in weights { total += weight }
        guard total > 0, total.isFinite else { return false }
        for index in weights.indices { weights[index] /= total }
        writeHeads(profile)
        return true
    }

    private static func copy(_ source: [Double], to target: inout [Double]) {
        target.removeAll(keepingCapacity: true)
        for value in source { target.append(value) }
    }

    /// Encodes criterion and weight once, for they are the same in every match.
    private mutating func writeHeads(_ profile: PreparedProfile) {
        heads.removeAll()
        headEnds.removeAll(keepingCapacity: true)
        for criterion in weights.indices {
            profile.heads.withPiece(criterion) { heads.append($0) }
            heads.append(weights[criterion])
            heads.append(",\"utility\":")
            headEnds.append(heads.count)
        }
    }

    /// Ranks, and writes the result up to its `_meta`.
    ///
    /// - Parameters:
    ///   - request: what is asked.
    ///   - profile: whose needs.
    ///   - state: where the solutions' names are, if they are not encoded already.
    ///   - solutionHeads: the solutions' ids and names, by position, or nothing.
    mutating func writeResult(
        of request: FastRequest,
        _ profile: PreparedProfile,
        _ state: ServiceState?,
        _ solutionHeads: Fragments,
        _ reply: inout ReplyBuffer
    ) {
        profile.table.search(
            request.offset + request.limit,
            weights: weights,
            minScore: request.minScore,
            in: &search
        )
        forgetContributions()
        reply.append(",\"result\":{\"matches\":[")
        for place in search.scores.indices.dropFirst(request.offset) {
            if place > request.offset { reply.append(UInt8(ascii: ",")) }
            let score = search.scores[place]
            reply.append("{\"rank\":")
            reply.append(place + 1)
            reply.append(UInt8(ascii: ","))
            write(headOf: score, state, solutionHeads, &reply)
            if request.level == .summary { writeSummary(score.position, profile, &reply) }
            reply.append(UInt8(ascii: "}"))
        }
        reply.append("],")
        reply.append(profile.counts)
        reply.append(",\"labels\":{")
        writeLabels(profile, request, &reply)
        reply.append("},")
    }

    private mutating func forgetContributions() {
        isShown.removeAll(keepingCapacity: true)
        writtenCounts.removeAll(keepingCapacity: true)
        for _ in weights {
            isShown.append(false)
            writtenCounts.append(0)
        }
        while written.count < weights.count * Self.remembered { written.append(Written()) }
    }

    private func write(
        headOf score: Score,
        _ state: ServiceState?,
        _ solutionHeads: Fragments,
        _ reply: inout ReplyBuffer
    ) {
        if score.position < solutionHeads.count {
            solutionHeads.withPiece(score.position) { reply.append($0) }
        } else if let solutions = state?.engine.snapshot.solutions {
            var head = Fragments()
            head.append {
                $0.member("solution", solutions.id(at: score.position))
                $0.member("name", solutions.name(at: score.position))
            }
            head.withPiece(0) { reply.append($0) }
        }
        reply.append(",\"score\":")
        reply.append(score.value)
        reply.append(",\"interval\":[")
        reply.append(score.low)
        reply.append(UInt8(ascii: ","))
        reply.append(score.high)
        reply.append("],\"coverage\":")
        reply.append(score.coverage)
    }

    private mutating func writeSummary(
        _ position: Int,
        _ profile: PreparedProfile,
        _ reply: inout ReplyBuffer
    ) {
        writeWarnings(position, profile, &reply)
        reply.append(",\"contributions\":[")
        var isFirst = true
        profile.table.look(at: position, &utilities, unknown: &unknown)
        for criterion in weights.indices {
            let contribution = weights[criterion] * utilities[criterion]
            guard contribution != 0 else { continue }
            if !isFirst { reply.append(UInt8(ascii: ",")) }
            isFirst = false
            isShown[criterion] = true
            write(contribution, of: criterion, at: position, profile, &reply)
        }
        reply.append("],\"unknown\":[")
        isFirst = true
        for criterion in unknown {
            if !isFirst { reply.append(UInt8(ascii: ",")) }
            isFirst = false
            isShown[criterion] = true
            profile.names.withPiece(criterion) { reply.append($0) }
        }
        reply.append(UInt8(ascii: "]"))
    }

    private func writeWarnings(
        _ position: Int,
        _ profile: PreparedProfile,
        _ reply: inout ReplyBuffer
    ) {
        var isFirst = true
        for warning in 0..<profile.warnings.count
        where profile.table.isWarned(warning, at: position) {
            reply.append(isFirst ? ",\"warnings\":[" : ",")
            isFirst = false
            profile.warnings.withPiece(warning) { reply.append($0) }
        }
        if !isFirst { reply.append(UInt8(ascii: "]")) }
    }

    private mutating func write(
        _ contribution: Double,
        of criterion: Int,
        at position: Int,
        _ profile: PreparedProfile,
        _ reply: inout ReplyBuffer
    ) {
        let utility = utilities[criterion]
        let first = criterion * Self.remembered
        let count = writtenCounts[criterion]
        for place in first..<first + min(count, Self.remembered)
        where written[place].utility == utility {
            return reply.appendCopy(of: written[place].range)
        }
        let start = reply.count
        if hasOwnWeights {
            let headStart = criterion == 0 ? 0 : headEnds[criterion - 1]
            heads.withUnsafeBytes {
                reply.append(UnsafeRawBufferPointer(rebasing: $0[headStart..<headEnds[criterion]]))
            }
        } else {
            profile.weightedHeads.withPiece(criterion) { reply.append($0) }
        }
        if profile.utilities.isEmpty {
            reply.append(utility)
            reply.append(",\"contribution\":")
        } else {
            let number = profile.table.utilityNumber(of: criterion, at: position)
            profile.utilities[criterion].withPiece(number) { reply.append($0) }
        }
        reply.append(contribution)
        reply.append(UInt8(ascii: "}"))
        written[first + count % Self.remembered] = Written(
            utility: utility,
            range: start..<reply.count
        )
        writtenCounts[criterion] = count + 1
    }

    private func writeLabels(
        _ profile: PreparedProfile,
        _ request: FastRequest,
        _ reply: inout ReplyBuffer
    ) {
        let labels = profile.labels[request.language == .en ? 0 : 1]
        var isFirst = true
        for criterion in profile.inOrder where isShown[criterion] {
            reply.append(isFirst ? "\"criteria\":{" : ",")
            isFirst = false
            labels.withPiece(criterion) { reply.append($0) }
        }
        if !isFirst { reply.append(UInt8(ascii: "}")) }
    }
}
