/// Writes JSON into a buffer that is used again and again.
///
/// The writer sets commas, colons and, where asked for, line breaks; the caller opens and closes
/// what it writes and gives every member of an object a key, different from the others.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.key("score")
/// writer.value(0.73)
/// writer.endObject()
/// ```
public struct JSONWriter: Sendable {
    /// How the text is laid out.
    public enum Layout: Sendable {
        /// Without any white space: for the wire.
        case compact
        /// One value a line, each level indented by two spaces: for people.
        case pretty
    }

    /// The text so far.
    public internal(set) var bytes: [UInt8] = []
    /// How the text is laid out.
    public let layout: Layout
    /// The arrays and objects that are open.
    private var depth = 0
    /// Whether a value stands before the next one in the same array or object.
    private var needsComma = false
    /// Whether a key has been written and its value not yet.
    private var isAfterKey = false

    /// Makes a writer with an empty buffer.
    ///
    /// - Parameters:
    ///   - layout: how the text is laid out.
    ///   - capacity: the bytes to set aside.
    public init(layout: Layout = .compact, capacity: Int = 0) {
        self.layout = layout
        bytes.reserveCapacity(capacity)
    }

    /// Empties the buffer for the next text and keeps its memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        depth = 0
        needsComma = false
        isAfterKey = false
    }

    /// The text as a string.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Opens an object.
    public mutating func beginObject() { open(UInt8(ascii: "{")) }

    /// Closes the object opened last.
    public mutating func endObject() { close(UInt8(ascii: "}")) }

    /// Opens an array.
    public mutating func beginArray() { open(UInt8(ascii: "[")) }

    /// Closes the array opened last.
    public mutating func endArray() { close(UInt8(ascii: "]")) }

    /// Writes the key of an object's next member; its value must follow.
    ///
    /// - Complexity: O(*n*) in the length of the key.
    public mutating func key(_ key: String) {
        startValue()
        appendString(key, isKey: true)
        if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
        needsComma = false
        isAfterKey = true
    }

    /// Writes a value that is JSON already, byte for byte.
    ///
    /// - Parameter fragment: one whole JSON value; it is neither checked nor laid out.
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func raw(_ fragment: some Sequence<UInt8>) {
        startValue()
        bytes.append(contentsOf: fragment)
        endValue()
    }

    /// Writes members that are JSON already into the object that is open.
    ///
    /// - Parameter fragment: at least one `"key":value`, with commas between several; it is neither
    ///   checked nor laid out.
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func rawMembers(_ fragment: [UInt8]) {
        startValue()
        bytes.append(contentsOf: fragment)
        needsComma = true
    }

    /// Writes what stands before a value or a key.
    mutating func startValue() {
        if isAfterKey {
            isAfterKey = false
            return
        }
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        if layout == .pretty, depth > 0 { breakLine() }
    }

    /// Notes that a value is complete.
    mutating func endValue() { needsComma = true }

    private mutating func open(_ bracket: UInt8) {
        startValue()
        bytes.append(bracket)
        depth += 1
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        assert(depth > 0, "more was closed than opened")
        assert(!isAfterKey, "a key has no value")
        depth -= 1
        if layout == .pretty, needsComma { breakLine() }
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func breakLine() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<depth * 2 { bytes.append(UInt8(ascii: " ")) }
    }
}
