/// What was answered to a write that carried an idempotency key.
package struct StoredReply: Sendable, Equatable {
    /// The digest of what was asked.
    package var request: [UInt8]
    /// The members of the result, as JSON without the braces.
    package var reply: [UInt8]
    /// The revision that the reply was made from.
    package var revision: Int

    /// Makes a reply.
    package init(request: [UInt8], reply: [UInt8], revision: Int) {
        self.request = request
        self.reply = reply
        self.revision = revision
    }
}
