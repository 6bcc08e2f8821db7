import Documents

/// Why a JSON text was refused, and where.
public struct JSONFault: Error, Sendable, Hashable {
    /// What kind of fault it is; open, so that later kinds break no caller.
    public struct Code: Sendable, Hashable {
        /// The code's name.
        public let name: String

        /// Makes a code.
        public init(_ name: String) { self.name = name }

        /// The text is not JSON as RFC 8259 and UTF-8 have it.
        public static let parse = Code("parse")
        /// The text goes beyond one of ``JSONLimits``.
        public static let limit = Code("limit")
    }

    /// What kind of fault it is.
    public var code: Code
    /// What is wrong, in plain English, with the byte it was found at; never quotes the text.
    public var message: String
    /// Where the fault was found, in bytes from the start of the text.
    public var offset: Int
    /// The limit that was passed, where ``code-swift.property`` is `limit`.
    public var limit: JSONLimit?
    /// The innermost value the fault lies in, as a JSON Pointer (RFC 6901); empty for the root.
    public var pointer: String

    /// A text that isn't JSON.
    ///
    /// - Parameters:
    ///   - what: what is wrong, as the start of a sentence.
    ///   - offset: where, in bytes from the start.
    @inline(never)
    static func parse(_ what: String, at offset: Int) -> JSONFault {
        JSONFault(
            code: .parse,
            message: "\(what), at byte \(offset)",
            offset: offset,
            limit: nil,
            pointer: ""
        )
    }

    /// A text beyond a limit.
    @inline(never)
    static func beyond(_ limit: JSONLimit, of limits: JSONLimits, at offset: Int) -> JSONFault {
        let size = limits[limit]
        let what =
            switch limit {
            case .body: "the body is longer than \(size) bytes"
            case .depth: "values are nested more than \(size) levels deep"
            case .string: "a string or number is longer than \(size) bytes"
            case .array: "an array has more than \(size) values"
            case .members: "an object has more than \(size) members"
            case .key: "a member name is longer than \(size) bytes"
            }
        return JSONFault(
            code: .limit,
            message: "\(what), at byte \(offset)",
            offset: offset,
            limit: limit,
            pointer: ""
        )
    }

    /// The same fault seen from one level further out.
    @inline(never)
    func inside(_ step: String) -> JSONFault {
        var fault = self
        fault.pointer = "/" + step.pointerEscaped + pointer
        return fault
    }
}

extension JSONFault: CustomStringConvertible {
    /// `pointer: message`.
    public var description: String { pointer.isEmpty ? message : "\(pointer): \(message)" }
}
