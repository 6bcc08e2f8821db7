import ArgumentParser
import Client
import Documents
import RPC

/// `twinmatch rpc`.
struct RPCCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rpc",
        abstract: "Call any method and print its result as JSON.",
        usage: "twinmatch rpc [<options>] <method> [<params>]"
    )

    @Argument(help: "The method, such as match.query.")
    var method: String

    @Argument(help: "Its parameters, a JSON object; - reads them from standard input.")
    var params = "{}"

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let bytes =
            params == "-"
            ? try Descriptor.readAll(limit: JSONLimits.request.bodyBytes) : Array(params.utf8)
        let node: Node
        do {
            node = try JSONReader.read(bytes)
        } catch {
            throw Failure(.usage, "the parameters are not JSON: \(error)")
        }
        guard case .mapping(let members) = node.content else {
            throw Failure(.usage, "the parameters must be a JSON object, such as '{\"limit\": 3}'")
        }
        let session = try Session(common)
        let result: Node
        do throws(ClientError) {
            result = try session.answers.call(method, .mapping(members))
        } catch {
            throw Failure(error, isSpelledOut: true)
        }
        try session.show(json: result)
    }
}
