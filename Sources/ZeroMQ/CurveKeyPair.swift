import CZeroMQ

/// A pair of CURVE keys, each as 40 characters of Z85: the form that every binding of ZeroMQ knows.
package struct CurveKeyPair: Sendable, Hashable {
    /// The length of a key as text.
    package static let textBytes = 40

    /// The key that others may know.
    package let publicKey: String
    /// The key that nobody else may know.
    package let secretKey: String

    /// Takes keys that were made earlier; nil where the secret one is no key.
    ///
    /// - Parameter secretKey: 40 characters of Z85.
    package init?(secretKey: String) {
        var text = [CChar](repeating: 0, count: Self.textBytes + 1)
        guard secretKey.utf8.count == Self.textBytes,
            zmq_curve_public(&text, secretKey) == 0
        else { return nil }
        self.secretKey = secretKey
        publicKey = Self.text(text)
    }

    private init(publicKey: String, secretKey: String) {
        self.publicKey = publicKey
        self.secretKey = secretKey
    }

    /// Makes a new pair from the system's source of randomness.
    ///
    /// - Throws: ``ZeroMQError`` where libzmq was built without CURVE.
    package static func make() throws(ZeroMQError) -> CurveKeyPair {
        var publicKey = [CChar](repeating: 0, count: textBytes + 1)
        var secretKey = publicKey
        try CCall.check("zmq_curve_keypair") { Int(zmq_curve_keypair(&publicKey, &secretKey)) }
        return CurveKeyPair(publicKey: text(publicKey), secretKey: text(secretKey))
    }

    /// Whether a text has the form of a key.
    package static func isKey(_ text: String) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 32)
        return text.utf8.count == textBytes && zmq_z85_decode(&bytes, text) != nil
    }

    /// The text of a key's 32 bytes; nil for any other number of bytes.
    package static func text(ofKey bytes: [UInt8]) -> String? {
        guard bytes.count == 32 else { return nil }
        var made = [CChar](repeating: 0, count: textBytes + 1)
        return zmq_z85_encode(&made, bytes, bytes.count) == nil ? nil : text(made)
    }

    private static func text(_ bytes: [CChar]) -> String {
        String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
