extension String {
    /// The columns that a terminal needs for the text.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    var columns: Int { reduce(0) { $0 + $1.columns } }

    /// The text without characters that would move the cursor or change how the rest is read.
    var withoutControls: String {
        let isSafe = { (scalar: Unicode.Scalar) in
            switch scalar.value {
            case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
            default: true
            }
        }
        if unicodeScalars.allSatisfy(isSafe) { return self }
        var safe = String.UnicodeScalarView()
        safe.append(contentsOf: unicodeScalars.filter(isSafe))
        return String(safe)
    }
}

extension Character {
    /// The columns that a terminal needs for the character: 2 for East Asian wide ones and emoji,
    /// 0 for marks without a letter, else 1.
    var columns: Int {
        guard let first = unicodeScalars.first else { return 0 }
        switch first.value {
        case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: return 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
