import Glibc

/// What the output goes to: how wide it is and whether it shows colours.
struct Terminal: Sendable {
    /// The columns of a line; nil where nothing reads the output by columns.
    var width: Int?
    /// Whether colours are shown.
    var hasColour: Bool
    /// Whether a person is looking on.
    var isInteractive: Bool

    /// The narrowest width that is laid out for; below it lines simply run over.
    static let leastWidth = 40
    /// The width of a terminal that does not tell its own.
    static let usualWidth = 80

    /// Looks at a descriptor and the environment.
    ///
    /// A pipe gets plain text as wide as it is, unless `COLUMNS` asks for a width; a terminal gets
    /// its own width, and colours unless `NO_COLOR` is set (no-color.org) or it is `dumb`.
    static func current(
        of descriptor: Int32 = STDOUT_FILENO,
        environment: [String: String]
    ) -> Terminal {
        let asked = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        guard isatty(descriptor) == 1 else {
            return Terminal(
                width: asked.map { max(leastWidth, $0) },
                hasColour: false,
                isInteractive: false
            )
        }
        let isPlain =
            environment["NO_COLOR"].map { !$0.isEmpty } ?? false || environment["TERM"] == "dumb"
        let width = windowWidth(descriptor) ?? asked ?? usualWidth
        return Terminal(
            width: max(leastWidth, width),
            hasColour: !isPlain,
            isInteractive: true
        )
    }

    private static func windowWidth(_ descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
