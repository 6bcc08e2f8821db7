/// Choices without a branch, where what is chosen can't be foretold and a wrong guess of the
/// processor would cost more than both ways together.
extension UInt64 {
    /// One where a condition holds, otherwise zero.
    @inline(__always)
    init(bit condition: Bool) { self = condition ? 1 : 0 }

    /// The first number where the bit is one, the second where it is zero.
    @inline(__always)
    static func choose(_ bit: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
        second ^ ((first ^ second) & (0 &- bit))
    }
}
