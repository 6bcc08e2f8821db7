extension MethodTable {
    /// Twinnings from their opening to their report.
    static let twinningMethods: [MethodDescriptor] = []
}
