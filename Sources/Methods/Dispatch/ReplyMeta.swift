/// What a handler tells of the state its answer was made from.
struct ReplyMeta {
    /// The revision it was made from, where that is not the state's.
    var revision: Int?
    /// Whether it is the stored answer to an earlier call.
    var isReplayed = false
    /// The digest of the one profile the answer is about.
    var profileDigest: String?
    /// The scoring model, id@version.
    var model: String?
    /// The day the answer is true for.
    var asOf: String?
    /// Whether the needs are examples.
    var isIllustrative: Bool?
}
