/// Who may talk to a socket, and whether what is said can be read on the way.
package enum SocketSecurity: Sendable, Hashable {
    /// Anybody who reaches it, in the clear.
    case open
    /// Whoever the ``Authenticator`` lets in, in the clear: for this machine alone.
    case checked
    /// Whoever the ``Authenticator`` lets in by their key, encrypted.
    case curveServer(CurveKeyPair)
    /// A client with a key of its own that knows the server's.
    case curveClient(CurveKeyPair, serverKey: String)
}
