/// The powers of ten, each as the 128 bits it starts with.
///
/// `10^e = 5^e * 2^e`, so that the bits are those of a power of five. They are computed once, by
/// exact arithmetic on whole numbers, rather than written down: 667 constants of 39 digits can't be
/// proofread.
enum PowersOfTen {
    /// The exponents of the table: what the shortest text of a Double needs (-292...324) and what
    /// reading one needs (-342...308).
    static let exponents = -342...324

    /// The powers, from that of the lowest exponent on, as numbers of 128 bits with the highest one
    /// set: the least that are not below the true ones.
    private static let significands: [UInt128] = computed()

    /// The least whole *g* with `g * 2^(b - 127) >= 10^exponent`, where *b* is the power's
    /// ``binaryExponent(_:)``.
    ///
    /// It is exact from 10^0 to 10^55, and too large by less than one elsewhere.
    ///
    /// - Parameter exponent: one of ``exponents``.
    @inline(__always)
    static func significand(_ exponent: Int) -> UInt128 {
        significands[exponent &- exponents.lowerBound]
    }

    /// The same as ``significand(_:)`` but cut rather than rounded up; only from 10^-27 to 10^-1,
    /// where a product with it may have to be whole, it is rounded up all the same.
    ///
    /// - Parameter exponent: one of ``exponents``.
    @inline(__always)
    static func cutSignificand(_ exponent: Int) -> UInt128 {
        let isKept = exponent >= -27 && exponent <= 55
        return significand(exponent) &- (isKept ? 0 : 1)
    }

    /// The greatest *b* with `2^b <= 10^exponent`.
    ///
    /// - Parameter exponent: from -1233 to 1233, where the constant, the logarithm of ten to the
    ///   base of two in units of 2^-19, is good enough (Giulietti 2020, section 8).
    @inline(__always)
    static func binaryExponent(_ exponent: Int) -> Int { (exponent &* 1_741_647) >> 19 }

    /// Computes the table.
    private static func computed() -> [UInt128] {
        var table = [UInt128](repeating: 0, count: exponents.count)
        let zero = -exponents.lowerBound
        // 5^324 has 753 bits.
        var power = WholeNumber(limbs: 12, bit: 0)
        for exponent in 0...exponents.upperBound {
            let (bits, isCut) = power.leadingBits()
            table[zero + exponent] = bits + (isCut ? 1 : 0)
            power.multiplyByFive()
        }
        // Dividing twice, rounding down each time, is dividing by the product and rounding down
        // once. So this is 2^959 / 5^n, rounded down; 5^342 has 795 bits, which leaves 164, of
        // which the first 128 are those of 1 / 5^n.
        var quotient = WholeNumber(limbs: 15, bit: 959)
        for exponent in 1...zero {
            quotient.divideByFive()
            // No quotient is whole: 5^n doesn't divide a power of two.
            table[zero - exponent] = quotient.leadingBits().bits + 1
        }
        return table
    }
}
