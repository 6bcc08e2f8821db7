extension Line {
    /// Before what is met.
    static let yes = Line("✓ ", .good)
    /// Before what is not met.
    static let no = Line("✗ ", .bad)
    /// Before what is met in part.
    static let partly = Line("≈ ", .doubtful)
    /// Before what nobody knows.
    static let unsure = Line("? ", .doubtful)
    /// Before an item of a list.
    static let bullet = Line("• ", .faint)
}
