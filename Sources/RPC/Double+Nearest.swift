extension Double {
    /// The Double nearest to a decimal; halfway between two, the one with the even significand.
    ///
    /// The significand, moved up to its highest bit, is multiplied with the 128 bits of the power
    /// of ten. The product's first 54 bits decide, and more of it is computed only where they are
    /// followed by nothing but ones. The power is cut, yet the answer is exact: for no significand
    /// of 64 bits is the true product so near to a halfway point that the cut could hide it.
    ///
    /// Sources: Daniel Lemire, "Number parsing at a gigabyte per second", 2021; Noble Mushtak and
    /// Daniel Lemire, "Fast number parsing without fallback", 2023.
    ///
    /// - Parameters:
    ///   - significand: the digits as one number.
    ///   - exponent: that of the power of ten the digits are multiplied with.
    init(nearestTo significand: UInt64, timesTenTo exponent: Int) {
        guard significand != 0, exponent >= -342 else {
            self = 0
            return
        }
        guard exponent <= 308 else {
            self = .infinity
            return
        }
        let zeros = significand.leadingZeroBitCount
        let product = Self.product(significand &<< UInt64(zeros), exponent)
        let isWide = Int(truncatingIfNeeded: product.high &>> 63)
        let shift = UInt64(truncatingIfNeeded: isWide &+ 9)
        // The significand with one bit more, which says where to round to.
        var bits = product.high &>> shift
        // Biased; 2^63 is what the highest bit of the product stands for.
        var power = PowersOfTen.binaryExponent(exponent) &+ 63 &+ isWide &- zeros &+ 1023
        guard power > 0 else {
            self = Self.subnormal(bits, power)
            return
        }
        // Only small powers are short enough for an exact halfway point.
        if product.low <= 1, exponent >= -4, exponent <= 23, bits & 3 == 1,
            bits &<< shift == product.high
        {
            bits &= ~1
        }
        bits = (bits &+ (bits & 1)) &>> 1
        if bits >= 1 &<< 53 {
            bits = 1 &<< 52
            power &+= 1
        }
        guard power < 0x7FF else {
            self = .infinity
            return
        }
        let fraction = bits & (1 &<< 52 &- 1)
        self.init(bitPattern: UInt64(truncatingIfNeeded: power) &<< 52 | fraction)
    }

    /// A number below 2^-1022, where bits get lost at the lower end.
    ///
    /// No decimal is halfway between two of them, unless it has far more digits than 64 bits hold.
    ///
    /// - Parameters:
    ///   - bits: 54 of the significand.
    ///   - power: the biased exponent, not above 0.
    private static func subnormal(_ bits: UInt64, _ power: Int) -> Double {
        guard power > -63 else { return 0 }
        let kept = bits &>> UInt64(truncatingIfNeeded: 1 &- power)
        // Where it rounds up to 2^-1022, the carry sets the exponent.
        return Double(bitPattern: (kept &+ (kept & 1)) &>> 1)
    }

    /// The first 128 bits of a product with a power of ten, as far as they matter.
    @inline(__always)
    private static func product(
        _ significand: UInt64,
        _ exponent: Int
    ) -> (high: UInt64, low: UInt64) {
        let power = PowersOfTen.cutSignificand(exponent)
        let upper = significand.multipliedFullWidth(by: UInt64(truncatingIfNeeded: power &>> 64))
        guard upper.high & 0x1FF == 0x1FF else { return (upper.high, upper.low) }
        let lower = significand.multipliedFullWidth(by: UInt64(truncatingIfNeeded: power))
        let (low, carry) = upper.low.addingReportingOverflow(lower.high)
        return (upper.high &+ UInt64(bit: carry), low)
    }
}
