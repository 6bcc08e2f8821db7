/// Every method the daemon answers: dispatch and the OpenRPC document both read this table.
public enum MethodTable {
    /// The version of the protocol; within 1.x everything is additive.
    public static let version = "1.0"

    /// The declarations, in the order they are documented.
    public static let methods: [MethodDescriptor] =
        serverMethods + matchMethods + decideMethods + catalogMethods + findMethods
        + referenceMethods + writeMethods + experienceMethods + adoptionMethods + twinMethods
        + readinessMethods + twinningMethods + networkMethods + adminMethods

    private static let positions = Dictionary(
        uniqueKeysWithValues: methods.enumerated().map { ($0.element.name, $0.offset) }
    )

    /// The declaration of a method, or nil.
    public static subscript(name: String) -> MethodDescriptor? {
        positions[name].map { methods[$0] }
    }
}
