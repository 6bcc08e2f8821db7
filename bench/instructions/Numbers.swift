/// Numbers that are the same in every run: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, 2014).
struct Numbers {
    private var state: UInt64 = 42

    /// A number from 0 to below 1.
    mutating func share() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
    }
}
