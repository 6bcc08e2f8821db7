import Catalog
import Protocol
import RPC

/// Reads a ``FastRequest`` from bytes.
///
/// It takes what it knows for certain and gives up on the rest: whatever it takes, the general road
/// would have taken to mean the same. Giving up costs nothing but time, and nothing is refused
/// here.
///
/// A marked place: it looks at the request through a raw pointer, each time within its bounds.
struct FastReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    /// Makes a reader that must not outlive the bytes.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Reads a whole request.
    ///
    /// - Returns: whether it is one of the plainest kind.
    /// - Complexity: O(*n*) in the number of bytes.
    mutating func read(_ request: inout FastRequest) -> Bool {
        request.reset()
        var seen = Members()
        guard bytes.count <= Limits.bodyBytes, take("{") else { return false }
        repeat {
            guard let name = key() else { return false }
            let isTaken: Bool
            if matches(name, "jsonrpc") {
                isTaken = seen.insert(0) && text().map { matches($0, "2.0") } == true
            } else if matches(name, "id") {
                isTaken = seen.insert(1) && readID(&request)
            } else if matches(name, "method") {
                isTaken = seen.insert(2) && text().map { matches($0, "match.query") } == true
            } else if matches(name, "params") {
                isTaken = seen.insert(3) && readParams(&request)
            } else {
                return false
            }
            guard isTaken else { return false }
        } while take(",")
        return take("}") && atEnd() && seen.count == 4
            && request.offset + request.limit <= Limits.lastRank
    }

    private mutating func readParams(_ request: inout FastRequest) -> Bool {
        var seen = Members()
        guard take("{") else { return false }
        repeat {
            guard let name = key() else { return false }
            let isTaken: Bool
            if matches(name, "profile") {
                isTaken = seen.insert(0) && readProfile(&request)
            } else if matches(name, "explain") {
                isTaken = seen.insert(1) && readLevel(&request)
            } else if matches(name, "limit") {
                isTaken = seen.insert(2) && readWhole(in: 1...Limits.lastRank, &request.limit)
            } else if matches(name, "offset") {
                isTaken = seen.insert(3) && readWhole(in: 0...Limits.lastRank - 1, &request.offset)
            } else if matches(name, "weights") {
                isTaken = seen.insert(4) && readWeights(&request)
            } else if matches(name, "lang") {
                isTaken = seen.insert(5) && readLanguage(&request)
            } else if matches(name, "minScore") {
                isTaken = seen.insert(6) && readShare(&request.minScore)
            } else if matches(name, "_meta") {
                isTaken = seen.insert(7) && readMeta(&request)
            } else {
                return false
            }
            guard isTaken else { return false }
        } while take(",")
        return take("}") && !request.profile.isEmpty
    }

    private mutating func readID(_ request: inout FastRequest) -> Bool {
        skipSpace()
        let start = position
        if byte() == UInt8(ascii: "\"") {
            guard let text = text(), (1...RequestID.mostCharacters).contains(text.count)
            else { return false }
        } else {
            var number = 0
            guard readWhole(in: 0...Limits.largestInteger, &number) else { return false }
        }
        request.id = start..<position
        return true
    }

    private mutating func readProfile(_ request: inout FastRequest) -> Bool {
        guard let text = text(), !text.isEmpty else { return false }
        request.profile = text
        return true
    }

    private mutating func readLevel(_ request: inout FastRequest) -> Bool {
        guard let text = text() else { return false }
        if matches(text, "summary") {
            request.level = .summary
        } else if matches(text, "none") {
            request.level = .none
        } else {
            return false
        }
        return true
    }

    private mutating func readLanguage(_ request: inout FastRequest) -> Bool {
        guard let text = text() else { return false }
        if matches(text, "en") {
            request.language = .en
        } else if matches(text, "ro") {
            request.language = .ro
        } else {
            return false
        }
        return true
    }

    private mutating func readShare(_ share: inout Double) -> Bool {
        guard let number = number(), (0...1).contains(number) else { return false }
        share = number
        return true
    }

    private mutating func readMeta(_ request: inout FastRequest) -> Bool {
        var milliseconds = 0
        guard take("{"), let name = key(), matches(name, "timeoutMs"),
            readWhole(in: 1...Limits.longestTimeoutMs, &milliseconds), take("}")
        else { return false }
        request.timeoutMs = milliseconds
        return true
    }

    private mutating func readWeights(_ request: inout FastRequest) -> Bool {
        guard take("{") else { return false }
        repeat {
            guard let name = key(), let weight = number(),
                weight >= 0, weight <= Double(Limits.largestWeight),
                request.weights.count < FastRequest.mostWeights
            else { return false }
            request.weightNames.append(name)
            request.weights.append(weight)
        } while take(",")
        return take("}")
    }
}

/// Which members of an object have been met.
private struct Members {
    private var bits: UInt8 = 0

    /// How many there are.
    var count: Int { bits.nonzeroBitCount }

    /// Notes a member; false where it was there before.
    mutating func insert(_ member: UInt8) -> Bool {
        let bit: UInt8 = 1 << member
        defer { bits |= bit }
        return bits & bit == 0
    }
}

extension FastReader {
    @inline(__always)
    private func byte() -> UInt8 {
        position < bytes.count ? bytes[position] : 0
    }

    @inline(__always)
    private mutating func skipSpace() {
        while true {
            switch byte() {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func atEnd() -> Bool {
        skipSpace()
        return position == bytes.count
    }

    /// Moves past a character, where it is the next one.
    @inline(__always)
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard byte() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Reads a text of printable ASCII without escapes, and tells where it stands.
    private mutating func text() -> Range<Int>? {
        guard take("\"") else { return nil }
        let start = position
        while true {
            let next = byte()
            if next == UInt8(ascii: "\"") { break }
            guard next >= 0x20, next < 0x7F, next != UInt8(ascii: "\\") else { return nil }
            position += 1
        }
        position += 1
        return start..<position - 1
    }

    /// Reads a member's name and its colon.
    private mutating func key() -> Range<Int>? {
        guard let name = text(), name.count <= Limits.keyBytes, take(":") else { return nil }
        return name
    }

    /// Whether the bytes of a range are those of a word.
    @inline(__always)
    private func matches(_ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        for (place, index) in range.enumerated()
        where bytes[index] != word.utf8Start[place] { return false }
        return true
    }

    private mutating func number() -> Double? {
        skipSpace()
        guard let (value, end) = DecimalReader.read(bytes.bytes, at: position), value.isFinite,
            end - position <= Limits.stringBytes
        else { return nil }
        position = end
        return value
    }

    /// Reads a whole number >= 0 that is spelled with digits alone.
    private mutating func readWhole(in range: ClosedRange<Int>, _ number: inout Int) -> Bool {
        skipSpace()
        let start = position
        var value = 0
        while byte() >= 0x30, byte() <= 0x39, position - start < 16 {
            value = value * 10 + Int(byte() - 0x30)
            position += 1
        }
        let end = position
        let isPlain = end > start && (end == start + 1 || bytes[start] != 0x30)
        // What follows must end the number: a point or an exponent is for the general road.
        skipSpace()
        guard isPlain, byte() == UInt8(ascii: ",") || byte() == UInt8(ascii: "}"),
            range.contains(value)
        else { return false }
        position = end
        number = value
        return true
    }
}
