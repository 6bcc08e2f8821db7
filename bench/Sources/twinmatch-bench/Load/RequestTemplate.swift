/// Makes requests from a text with words that stand for what differs.
///
/// - `"$id"`, quotes included, becomes the request's number, counting up from 0;
/// - `"$weight"` becomes a raw weight of its own, 0.0001 to 1, drawn from the seed and the number;
/// - `$count` within a string becomes the request's number.
///
/// A request depends on nothing but template, seed and number, so that it can be made again.
struct RequestTemplate {
    private enum Part {
        case text([UInt8])
        case number
        case weight
    }

    private var parts: [Part] = []
    private let seed: UInt64

    init(_ text: String, seed: UInt64) {
        self.seed = seed
        var rest = text[...]
        while !rest.isEmpty {
            let next = Self.words.compactMap { word, part in
                Self.place(of: word, in: rest).map { (at: $0, word: word, part: part) }
            }.min { $0.at < $1.at }
            guard let next else { break }
            parts.append(.text(Array(rest[..<next.at].utf8)))
            parts.append(next.part)
            rest = rest[next.at...].dropFirst(next.word.count)
        }
        parts.append(.text(Array(rest.utf8)))
    }

    private static let words: [(String, Part)] = [
        ("\"$id\"", .number), ("\"$weight\"", .weight), ("$count", .number),
    ]

    private static func place(of word: String, in text: Substring) -> Substring.Index? {
        var start = text.startIndex
        while start < text.endIndex {
            if text[start...].hasPrefix(word) { return start }
            start = text.index(after: start)
        }
        return nil
    }

    /// Writes the request of a number over what a buffer holds.
    ///
    /// - Complexity: O(*n*) in the size of the request; nothing is allocated once it is large
    /// enough.
    func write(_ number: Int, to buffer: inout [UInt8]) {
        buffer.removeAll(keepingCapacity: true)
        var random = SeededNumbers(seed: seed &+ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
        for part in parts {
            switch part {
            case .text(let bytes): buffer.append(contentsOf: bytes)
            case .number: Self.append(number, to: &buffer)
            case .weight:
                // Four digits after the point, never zero.
                let digits = 1 + Int(random.next() >> 32) % 9999
                buffer.append(contentsOf: [0x30, 0x2E])
                for place in [1000, 100, 10, 1] {
                    buffer.append(UInt8(0x30 + digits / place % 10))
                }
            }
        }
    }

    private static func append(_ number: Int, to buffer: inout [UInt8]) {
        let start = buffer.count
        var rest = number
        repeat {
            buffer.append(UInt8(0x30 + rest % 10))
            rest /= 10
        } while rest > 0
        buffer[start...].reverse()
    }
}
