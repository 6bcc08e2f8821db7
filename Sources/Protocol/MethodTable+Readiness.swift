extension MethodTable {
    /// What a region still lacks, and how to close it.
    static let readinessMethods: [MethodDescriptor] = []
}
