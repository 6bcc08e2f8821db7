/// Who may call a method.
public enum MethodRole: String, Sendable, CaseIterable {
    /// Anybody who reaches the socket.
    case any
    /// Whoever may read the catalogue; every other role implies it.
    case read
    /// Whoever may say what local users say.
    case feedback
    /// Whoever may edit the catalogue.
    case catalog
    /// Whoever may see and erase personal data.
    case privacy
    /// Whoever runs the daemon.
    case admin
}
