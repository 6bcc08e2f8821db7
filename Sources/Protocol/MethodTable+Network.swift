extension MethodTable {
    /// The people and organisations around twinnings.
    static let networkMethods: [MethodDescriptor] = []
}
