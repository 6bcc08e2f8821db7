extension MethodTable {
    /// Which regions go together.
    static let twinMethods: [MethodDescriptor] = []
}
