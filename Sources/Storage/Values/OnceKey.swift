/// What makes a write one write, however often it is sent.
package struct OnceKey: Sendable, Hashable {
    /// Who wrote.
    package var principal: String
    /// The method.
    package var method: String
    /// The key that the caller chose.
    package var key: String

    /// Makes a key.
    package init(principal: String, method: String, key: String) {
        self.principal = principal
        self.method = method
        self.key = key
    }
}
