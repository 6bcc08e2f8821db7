import Testing

@testable import RPC

/// The table that numbers are written and read with.
struct PowersOfTenTests {
    @Test("Powers that have room are exact")
    func exact() {
        var power: UInt128 = 1
        for exponent in 0...38 {
            let zeros = power.leadingZeroBitCount
            #expect(PowersOfTen.significand(exponent) == power << UInt128(zeros))
            #expect(PowersOfTen.cutSignificand(exponent) == power << UInt128(zeros))
            #expect(PowersOfTen.binaryExponent(exponent) == 127 - zeros)
            if exponent < 38 { power *= 10 }
        }
    }

    @Test("Each power is ten times the one before it, as far as 128 bits can tell")
    func ratios() {
        for exponent in PowersOfTen.exponents.dropFirst() {
            let before = PowersOfTen.significand(exponent - 1)
            let power = PowersOfTen.significand(exponent)
            #expect(power >> 127 == 1, "10^\(exponent) doesn't start with a one")
            // before * 10 = power * 2^shift, hence before * 5 = power * 2^(shift - 1), up to the
            // error of each factor, which is less than one in its last place.
            let shift =
                PowersOfTen.binaryExponent(exponent) - PowersOfTen.binaryExponent(exponent - 1)
            let product = before.multipliedFullWidth(by: 5)
            let scaled = product.high << UInt128(129 - shift) | product.low >> UInt128(shift - 1)
            #expect(scaled + 1 >= power && scaled <= power + 2, "10^\(exponent)")
        }
    }

    @Test("The quotients are rounded up, and their first ones are those of the paper's table")
    func quotients() {
        // One fifth is 0.001100110011... in binary.
        let fifth: UInt128 = 0xCCCC_CCCC_CCCC_CCCC_CCCC_CCCC_CCCC_CCCD
        #expect(PowersOfTen.significand(-1) == fifth)
        #expect(PowersOfTen.cutSignificand(-1) == fifth)
        var power: UInt128 = 5
        for exponent in 1...27 {
            // g * 5^n is more than a power of two by less than 5^n.
            let product = PowersOfTen.significand(-exponent).multipliedFullWidth(by: power)
            #expect(product.high.nonzeroBitCount == 1 && product.low < power, "10^-\(exponent)")
            power *= 5
        }
    }
}
