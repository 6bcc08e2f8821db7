/// A whole number of any size, with as much arithmetic as a table of powers of ten takes.
struct WholeNumber {
    /// Groups of 64 bits, the lowest first.
    private var limbs: [UInt64]

    /// Makes a power of two.
    ///
    /// - Parameters:
    ///   - limbs: the groups of 64 bits to set aside.
    ///   - bit: the exponent of the power.
    init(limbs: Int, bit: Int) {
        self.limbs = Array(repeating: 0, count: limbs)
        self.limbs[bit / 64] = 1 << UInt64(bit % 64)
    }

    /// Multiplies by five; the product must have room.
    mutating func multiplyByFive() {
        var carry: UInt64 = 0
        for index in limbs.indices {
            let product = limbs[index].multipliedFullWidth(by: 5)
            let (sum, overflow) = product.low.addingReportingOverflow(carry)
            limbs[index] = sum
            carry = product.high + (overflow ? 1 : 0)
        }
        precondition(carry == 0, "a power of five outgrew its room")
    }

    /// Divides by five and drops the remainder.
    mutating func divideByFive() {
        var remainder: UInt64 = 0
        for index in limbs.indices.reversed() {
            let five: UInt64 = 5
            (limbs[index], remainder) = five.dividingFullWidth((remainder, limbs[index]))
        }
    }

    /// The 128 highest bits from the first one set on, and whether a one stands below them.
    func leadingBits() -> (bits: UInt128, isCut: Bool) {
        guard let top = limbs.lastIndex(where: { $0 != 0 }) else { return (0, false) }
        let shift = UInt64(limbs[top].leadingZeroBitCount)
        func shifted(_ index: Int) -> UInt64 {
            guard index >= 0 else { return 0 }
            let below = index > 0 && shift > 0 ? limbs[index - 1] >> (64 - shift) : 0
            return limbs[index] << shift | below
        }
        let bits = UInt128(shifted(top)) << 64 | UInt128(shifted(top - 1))
        let isCut = (0..<max(0, top - 1)).contains { shifted($0) != 0 }
        return (bits, isCut)
    }
}
