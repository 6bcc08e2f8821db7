import ArgumentParser
import Documents

/// `twinmatch server`.
struct ServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server",
        abstract: "What the daemon says of itself.",
        subcommands: [
            Info.self, Stats.self, Metrics.self, Live.self, Ready.self, Discover.self,
        ]
    )

    /// `twinmatch server info`.
    struct Info: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Versions, methods and limits.",
            usage: "twinmatch server info [<options>]"
        )

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws { try ServerFacts.show("server.info", common) }
    }

    /// `twinmatch server stats`.
    struct Stats: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Figures since the start.",
            usage: "twinmatch server stats [<options>]"
        )

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws { try ServerFacts.show("server.stats", common) }
    }

    /// `twinmatch server metrics`.
    struct Metrics: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Figures since the start, as Prometheus reads them.",
            usage: "twinmatch server metrics [<options>]"
        )

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let session = try Session(common)
            let result = try session.call("server.metrics")
            let lines = (result["text"]?.text ?? "").split(separator: "\n")
            try session.show(result) {
                var csv = CSV(["name", "value"])
                for line in lines where !line.hasPrefix("#") {
                    guard let space = line.lastIndex(of: " ") else { continue }
                    let value = Double(line[line.index(after: space)...])
                    csv.rows.append([
                        .text(String(line[..<space])), value.map(CSV.Cell.number) ?? .empty,
                    ])
                }
                return csv
            } page: { page in
                for line in lines { page.add(Line(String(line))) }
            }
        }
    }

    /// `twinmatch server live`.
    struct Live: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Exit 0 if the daemon answers at all.",
            usage: "twinmatch server live [<options>]"
        )

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws { try ServerFacts.show("health.live", common) }
    }

    /// `twinmatch server ready`.
    struct Ready: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Exit 0 if the daemon serves queries; else say why not.",
            usage: "twinmatch server ready [<options>]"
        )

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let result = try ServerFacts.show("health.ready", common)
            if result["ready"]?.boolean != true { throw Failure(.noResult, "") }
        }
    }

    /// `twinmatch server discover`.
    struct Discover: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the protocol as an OpenRPC document.",
            usage: "twinmatch server discover [<options>]"
        )

        @OptionGroup(title: "Common options") var common: CommonOptions

        func run() throws {
            let session = try Session(common)
            try session.show(json: try session.call("rpc.discover"))
        }
    }
}
