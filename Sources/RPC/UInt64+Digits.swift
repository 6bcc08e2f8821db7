extension UInt64 {
    /// The character `0` eight times.
    @inline(__always)
    static var zeroCharacters: UInt64 { 0x3030_3030_3030_3030 }

    /// The eight decimal digits of a number below 10^8, one a byte, the first in the lowest byte.
    ///
    /// The number is halved three times: into fours, twos and single digits, those of a level all
    /// at once. The factors are 2^20 / 100 and 2^10 / 10, rounded up: exact for the few digits they
    /// divide.
    @inline(__always)
    static func eightDigits(_ value: UInt64) -> UInt64 {
        let (upper, lower) = value.quotientAndRemainder(dividingBy: 10_000)
        let fours = upper | lower &<< 32
        let hundreds = ((fours &* 10_486) &>> 20) & 0x7F_0000_007F
        let twos = hundreds | (fours &- hundreds &* 100) &<< 16
        let tens = ((twos &* 103) &>> 10) & 0x000F_000F_000F_000F
        return tens | (twos &- tens &* 10) &<< 8
    }

    /// The number that eight characters spell, the first of them in the lowest byte.
    ///
    /// The other way round than ``eightDigits(_:)``: digits are joined to twos, fours and the
    /// whole.
    ///
    /// - Returns: nil unless all of them are digits.
    @inline(__always)
    static func number(ofEightCharacters characters: UInt64) -> UInt64? {
        // `0`...`9` are 0x30...0x39: the upper half is 3, also after six has been added.
        let halves: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
        let raised = characters &+ 0x0606_0606_0606_0606
        guard characters & halves == zeroCharacters, raised & halves == zeroCharacters else {
            return nil
        }
        let digits = characters & ~halves
        let twos = (digits &* (10 &<< 8 &+ 1)) &>> 8 & 0x00FF_00FF_00FF_00FF
        let fours = (twos &* (100 &<< 16 &+ 1)) &>> 16 & 0x0000_FFFF_0000_FFFF
        return (fours &* (10_000 &<< 32 &+ 1)) &>> 32
    }
}
