/// Every limit of the protocol, in one place; `server.info` tells them.
public enum Limits {
    /// The largest whole number, 2^53 - 1: beyond it a Double cannot tell neighbours apart.
    public static let largestInteger = 9_007_199_254_740_991
    /// The longest body of a request, in bytes.
    public static let bodyBytes = 262_144
    /// The deepest nesting of a body.
    public static let depth = 32
    /// The longest string, in bytes.
    public static let stringBytes = 4096
    /// The longest list.
    public static let arrayItems = 1000
    /// The most members of an object.
    public static let objectMembers = 256
    /// The longest key, in bytes.
    public static let keyBytes = 64
    /// The most frames of a message.
    public static let frames = 8
    /// The last rank that can be asked for: offset + limit.
    public static let lastRank = 1000
    /// The most rows of a list.
    public static let pageRows = 1000
    /// The most profiles of a batch.
    public static let batchProfiles = 500
    /// The most matches of a batch: profiles x limit.
    public static let batchMatches = 10_000
    /// The most solutions that are compared.
    public static let compared = 10
    /// The longest text that is searched for, in bytes.
    public static let searchBytes = 256
    /// The longest timeout, in ms.
    public static let longestTimeoutMs = 60_000
    /// The largest raw weight.
    public static let largestWeight = 1_000_000
    /// The most solutions that wait for the last part of a change.
    public static let stagedSolutions = 1_000_000
    /// How long parts of a change wait for the next one, in ms: ten minutes.
    public static let stagedMs = 600_000
    /// How long idempotency keys are kept, in days.
    public static let idempotencyDays = 7
    /// The most idempotency keys that are kept of one caller.
    public static let idempotencyKeys = 1_000_000
    /// The newest revisions that are kept, whatever their age.
    public static let keptRevisions = 100
    /// How long every revision is kept, in days.
    public static let keptRevisionDays = 366

    /// How long copies are kept that nobody has named, in days.
    public static let backupDays = 30
    /// The longest name that a portal has for a person, in bytes.
    public static let authorBytes = 128
    /// The longest text of a vote, in bytes.
    public static let textBytes = 2048
    /// The fewest ratings of a role that are shown by themselves.
    public static let shownRatings = 5
    /// The longest title of a milestone or a deliverable, in bytes.
    public static let titleBytes = 256
    /// The most milestones, and as many participants, deliverables and lessons, of a twinning.
    public static let twinningRows = 200
    /// The most pairs of solutions that weights are learned from.
    public static let learnedPairs = 1000

    /// The most twinnings that one programme pays for.
    public static let grants = 1000

    /// The limits by name, in the order they are told.
    public static let all: [(name: String, value: Int)] = [
        ("bodyBytes", bodyBytes), ("depth", depth), ("stringBytes", stringBytes),
        ("arrayItems", arrayItems), ("objectMembers", objectMembers), ("keyBytes", keyBytes),
        ("frames", frames), ("lastRank", lastRank), ("pageRows", pageRows),
        ("batchProfiles", batchProfiles), ("batchMatches", batchMatches), ("compared", compared),
        ("searchBytes", searchBytes), ("authorBytes", authorBytes), ("textBytes", textBytes),
        ("shownRatings", shownRatings), ("titleBytes", titleBytes),
        ("twinningRows", twinningRows), ("learnedPairs", learnedPairs),
        ("grants", grants),
        ("longestTimeoutMs", longestTimeoutMs), ("largestWeight", largestWeight),
        ("stagedSolutions", stagedSolutions), ("stagedMs", stagedMs),
        ("idempotencyDays", idempotencyDays), ("idempotencyKeys", idempotencyKeys),
        ("keptRevisions", keptRevisions), ("keptRevisionDays", keptRevisionDays),
        ("backupDays", backupDays),
    ]
}
