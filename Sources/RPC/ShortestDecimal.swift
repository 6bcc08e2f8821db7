/// The shortest decimal that reads back as a given Double, and among those the nearest to it.
///
/// All real numbers of an interval around a Double are rounded to it; the ends belong to the
/// interval where the significand is even. Let *k* be the greatest exponent for which a step of
/// 10^k is no longer than the interval. Then the interval holds a multiple of 10^k, and one of
/// 10^(k+1) at most. If there is such a one, it is the shortest decimal; otherwise the nearest
/// multiple of 10^k is. That leaves four candidates: of each length, the ones right below and right
/// above the Double.
///
/// The candidates are compared with the ends of the interval after all has been multiplied by
/// 10^-k, of which ``PowersOfTen`` has 128 bits. The products are rounded to odd: what stands below
/// the lowest bit is cut, and sets that bit if it isn't zero. The proof that cut products compare
/// as the true ones do rests on a bound of how near a multiple of a power of two can come to one of
/// a power of ten, for all significands of 53 bits and all exponents.
///
/// Source: Raffaello Giulietti, "The Schubfach way to render doubles", 2020.
struct ShortestDecimal: Equatable {
    /// The digits as one number of 17 digits, with zeros at the end where fewer do.
    let digits: UInt64
    /// The exponent of the power of ten that the digits are multiples of.
    let exponent: Int

    /// The least number of 17 digits.
    @inline(__always)
    private static var leastDigits: UInt64 { 10_000_000_000_000_000 }

    /// Finds the decimal of a number.
    ///
    /// - Parameter value: a finite number above 0.
    init(_ value: Double) {
        let fraction = value.significandBitPattern
        let biased = Int(truncatingIfNeeded: value.exponentBitPattern)
        // The value is significand * 2^scale.
        let significand = biased == 0 ? fraction : fraction | 1 &<< 52
        let scale = (biased == 0 ? 1 : biased) &- 1075
        // Below a power of two, the next number is only half as far away as above it.
        let isLowerEndNear = fraction == 0 && biased > 1
        // The exponent k: log10 of 2^scale, or of 3/4 of it, rounded down.
        let step = (scale &* 1_262_611 &- (isLowerEndNear ? 524_031 : 0)) &>> 22
        let power = PowersOfTen.significand(0 &- step)
        let shift = UInt64(
            truncatingIfNeeded: scale &+ PowersOfTen.binaryExponent(0 &- step) &+ 1
        )
        // The number and the ends of its interval in quarters of 10^k. Where the ends don't belong
        // to it, they move inwards by the least there is.
        let quarters = significand &<< 2
        let isOdd = significand & 1
        let low = Self.product(power, (quarters &- (isLowerEndNear ? 1 : 2)) &<< shift) &+ isOdd
        let number = Self.product(power, quarters &<< shift)
        let high = Self.product(power, (quarters &+ 2) &<< shift) &- isOdd
        (digits, exponent) = Self.widened(Self.nearest(low, number, high), step)
    }

    /// The digits of the shortest decimal within an interval.
    ///
    /// - Parameters:
    ///   - low: the lower end, in quarters of 10^k.
    ///   - number: the number, in quarters of 10^k.
    ///   - high: the upper end, in quarters of 10^k.
    /// - Returns: a multiple of 10^k.
    @inline(__always)
    private static func nearest(_ low: UInt64, _ number: UInt64, _ high: UInt64) -> UInt64 {
        let ones = number &>> 2
        let tens = ones / 10
        let isTenIn = UInt64(bit: low <= 40 &* tens)
        let isNextTenIn = UInt64(bit: 40 &* tens &+ 40 <= high)
        let isOneIn = UInt64(bit: low <= 4 &* ones)
        let isNextOneIn = UInt64(bit: 4 &* ones &+ 4 <= high)
        // Halfway between two, the even one.
        let isNextNearer = UInt64(bit: number &+ (ones & 1) > 4 &* ones &+ 2)
        let isNext = UInt64.choose(isOneIn ^ isNextOneIn, isNextOneIn, isNextNearer)
        let isTen = (isTenIn ^ isNextTenIn) & UInt64(bit: ones >= 10)
        return .choose(isTen, 10 &* (tens &+ isNextTenIn), ones &+ isNext)
    }

    /// The same decimal with 17 digits.
    ///
    /// - Parameters:
    ///   - digits: from 1 to 10^17, without bounds.
    ///   - exponent: that of the power of ten they are multiples of.
    @inline(__always)
    private static func widened(_ digits: UInt64, _ exponent: Int) -> (UInt64, Int) {
        let isShort = UInt64(bit: digits < leastDigits)
        var digits = UInt64.choose(isShort, 10 &* digits, digits)
        var exponent = exponent &- Int(truncatingIfNeeded: isShort)
        // Only numbers below 2^-1022 have fewer than 16 digits.
        while digits < leastDigits {
            digits &*= 10
            exponent &-= 1
        }
        return (digits, exponent)
    }

    /// The 64 highest bits of a product of 192, rounded to odd.
    ///
    /// The bits in the middle may be one where the true ones are all zero, because the power is
    /// rounded up.
    @inline(__always)
    private static func product(_ power: UInt128, _ factor: UInt64) -> UInt64 {
        let lower = UInt64(truncatingIfNeeded: power).multipliedFullWidth(by: factor)
        let upper = UInt64(truncatingIfNeeded: power &>> 64).multipliedFullWidth(by: factor)
        let (middle, carry) = upper.low.addingReportingOverflow(lower.high)
        return (upper.high &+ UInt64(bit: carry)) | UInt64(bit: middle > 1)
    }
}
