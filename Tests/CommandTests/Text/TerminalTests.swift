import Glibc
import Testing

@testable import twinmatch

@Suite("What the output goes to")
struct TerminalTests {
    @Test("A terminal gets its own width, and colours")
    func terminal() throws {
        let terminal = try Pseudoterminal(columns: 93)
        let found = Terminal.current(of: terminal.descriptor, environment: ["COLUMNS": "50"])
        #expect(found.width == 93)
        #expect(found.hasColour)
        #expect(found.isInteractive)
    }

    @Test(
        "A terminal gets no colours where it or its user has none",
        arguments: [["NO_COLOR": "1"], ["NO_COLOR": "0"], ["TERM": "dumb"]]
    )
    func plain(environment: [String: String]) throws {
        let terminal = try Pseudoterminal(columns: 80)
        #expect(!Terminal.current(of: terminal.descriptor, environment: environment).hasColour)
    }

    @Test("An empty NO_COLOR says nothing")
    func emptyNoColour() throws {
        let terminal = try Pseudoterminal(columns: 80)
        let found = Terminal.current(of: terminal.descriptor, environment: ["NO_COLOR": ""])
        #expect(found.hasColour)
    }

    @Test("A terminal that does not tell its width, or a very narrow one, gets a usual width")
    func widths() throws {
        let silent = try Pseudoterminal(columns: 0)
        #expect(Terminal.current(of: silent.descriptor, environment: [:]).width == 80)
        let asked = Terminal.current(of: silent.descriptor, environment: ["COLUMNS": "70"])
        #expect(asked.width == 70)
        let narrow = try Pseudoterminal(columns: 7)
        #expect(Terminal.current(of: narrow.descriptor, environment: [:]).width == 40)
    }

    @Test("A pipe gets plain text as wide as it is, or as wide as COLUMNS asks")
    func pipe() throws {
        let file = open("/dev/null", O_WRONLY)
        defer { close(file) }
        let found = Terminal.current(of: file, environment: [:])
        #expect(found.width == nil)
        #expect(!found.hasColour)
        #expect(!found.isInteractive)
        for (asked, width) in [("100", 100), ("5", 40), ("0", nil), ("-3", nil), ("x", nil)] {
            let found = Terminal.current(of: file, environment: ["COLUMNS": asked])
            #expect(found.width == width, "COLUMNS=\(asked)")
        }
    }
}

/// A terminal that nobody looks at.
private final class Pseudoterminal {
    /// What a program would write to.
    let descriptor: Int32
    private let master: Int32

    /// `TIOCSPTLCK` and `TIOCGPTN`, which Swift does not import.
    private static let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

    init(columns: UInt16) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var (locked, number): (Int32, Int32) = (0, 0)
        try #require(ioctl(master, Self.setLock, &locked) == 0)
        try #require(ioctl(master, Self.getNumber, &number) == 0)
        descriptor = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        try #require(descriptor >= 0)
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        try #require(ioctl(descriptor, UInt(TIOCSWINSZ), &size) == 0)
    }

    deinit {
        close(descriptor)
        close(master)
    }
}
