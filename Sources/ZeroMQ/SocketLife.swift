/// Whether a socket is still open: shared by the socket and the pollers that watch it.
///
/// Only the thread of the socket reads or writes it.
final class SocketLife {
    /// Whether the socket was closed.
    var isClosed = false
}
