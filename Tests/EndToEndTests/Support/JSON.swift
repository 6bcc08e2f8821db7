import Foundation

/// A JSON value of a reply.
enum JSON: Decodable, Equatable, Sendable {
    case null
    case boolean(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let truth = try? value.decode(Bool.self) {
            self = .boolean(truth)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let items = try? value.decode([JSON].self) {
            self = .list(items)
        } else {
            self = .object(try value.decode([String: JSON].self))
        }
    }

    /// A member of an object; null where there is none.
    subscript(name: String) -> JSON {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }

    /// The items of a list; none of another value.
    var items: [JSON] { if case .list(let items) = self { items } else { [] } }

    /// A text, or nil.
    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// A number, or nil.
    var number: Double? { if case .number(let number) = self { number } else { nil } }

    /// Texts of a list.
    var texts: [String] { items.compactMap(\.text) }
}
