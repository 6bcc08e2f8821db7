public import Documents
import RPC

/// The protocol as an OpenRPC 1.3.2 document, made from the table that dispatch uses.
public enum OpenRPCDocument {
    /// The document.
    ///
    /// - Parameter vocabulary: the words that parameters may name; short lists are spelt out.
    /// - Complexity: O(*n*) in the size of the method table.
    public static func make(vocabulary: any Vocabulary) -> Node {
        var printer = JSONSchemaPrinter(
            vocabulary: vocabulary,
            prefix: "#/components/schemas/",
            longestEnumeration: 40
        )
        let methods = MethodTable.methods.map { method($0, &printer) }
        return .mapping([
            .init("openrpc", .text("1.3.2")),
            .init(
                "info",
                .mapping([
                    .init("title", .text("TwinMatch")),
                    .init("version", .text(MethodTable.version)),
                    .init(
                        "description",
                        .text(
                            "Matches digital-health solutions to the needs of regions: JSON-RPC "
                                + "2.0 over ZeroMQ, one JSON frame a message."
                        )
                    ),
                    .init(
                        "license",
                        .mapping([
                            .init("name", .text("Apache-2.0")),
                            .init("url", .text("https://www.apache.org/licenses/LICENSE-2.0")),
                        ])
                    ),
                ])
            ),
            .init("methods", .sequence(methods)),
            .init("components", .mapping([.init("schemas", .mapping(printer.definitions))])),
        ])
    }

    private static func method(
        _ descriptor: MethodDescriptor,
        _ printer: inout JSONSchemaPrinter
    ) -> Node {
        guard case .record(let params) = descriptor.checkedParams else { return .null }
        // OpenRPC wants required parameters first; objects by name do not mind the order.
        let ordered =
            params.members.filter(\.isRequired) + params.members.filter { !$0.isRequired }
        return .mapping([
            .init("name", .text(descriptor.name)),
            .init("summary", .text(descriptor.summary)),
            .init("paramStructure", .text("by-name")),
            .init("params", .sequence(ordered.map { parameter($0, &printer) })),
            .init(
                "result",
                .mapping([
                    .init("name", .text("result")),
                    .init("schema", printer.schema(of: descriptor.sentResult)),
                ])
            ),
            .init("errors", .sequence(reasons(of: descriptor).map(error))),
            .init("x-role", .text(descriptor.role.rawValue)),
        ])
    }

    private static func parameter(
        _ member: RecordShape.Member,
        _ printer: inout JSONSchemaPrinter
    ) -> Node {
        var members: [Node.Member] = [
            .init("name", .text(member.name)), .init("required", .boolean(member.isRequired)),
            .init("schema", printer.schema(of: member.shape)),
        ]
        if !member.summary.isEmpty { members.append(.init("summary", .text(member.summary))) }
        return .mapping(members)
    }

    /// The reasons for which a method may refuse: those of every method, then its own.
    private static func reasons(of descriptor: MethodDescriptor) -> [RPCError.Reason] {
        [.invalidParams, .deadlineExceeded, .internalError]
            + descriptor.errors.filter { $0 != .invalidParams }
    }

    private static func error(_ reason: RPCError.Reason) -> Node {
        .mapping([
            .init("code", .number(reason.code)), .init("message", .text(reason.summary)),
            .init("data", .mapping([.init("reason", .text(reason.name))])),
        ])
    }
}
