import Documents

extension Node {
    /// Parameters that are texts; those that were not given are left out.
    static func given(_ options: KeyValuePairs<String, String?>) -> [Member] {
        options.compactMap { name, value in value.map { Member(name, .text($0)) } }
    }
}
