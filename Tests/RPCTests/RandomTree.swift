import Documents
import TestSupport

extension SplitMix64 {
    /// A random tree as the reader could have made it.
    mutating func tree(depth: Int = 4) -> Node {
        switch below(depth > 0 ? 8 : 5) {
        case 0: return .text(string())
        case 1: return .number(double())
        case 2: return .number(Int(truncatingIfNeeded: next()) >> below(64))
        case 3: return .boolean(below(2) == 0)
        case 4: return .null
        case 5: return .sequence((0..<below(6)).map { _ in tree(depth: depth - 1) })
        default:
            var members: [Node.Member] = []
            for _ in 0..<below(40) {
                let key = String(string().unicodeScalars.prefix(16))
                if key.utf8.count <= 64, !members.contains(where: { $0.key == key }) {
                    members.append(Node.Member(key, tree(depth: depth - 4)))
                }
            }
            return .mapping(members)
        }
    }

    /// A random string of every sort of character.
    mutating func string() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<below(24) {
            let bound: UInt32 = [0x20, 0x80, 0x80, 0x80, 0x800, 0x1_0000, 0x11_0000][below(7)]
            text.append(Unicode.Scalar(UInt32(below(Int(bound)))) ?? "\u{2028}")
        }
        return String(text)
    }

    /// A finite number of random bits, so mostly very large or very small.
    mutating func double() -> Double {
        while true {
            let value = Double(bitPattern: next())
            if value.isFinite { return value }
        }
    }
}
