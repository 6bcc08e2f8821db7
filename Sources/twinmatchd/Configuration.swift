import ArgumentParser
import Glibc
import Service

/// `twinmatchd config`.
struct Configuration: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Show the settings in force, where each comes from and what it may be."
    )

    @OptionGroup var options: SettingOptions

    @Flag(help: "Print them as a documented configuration file instead.")
    var document = false

    func run() throws {
        let settings = try options.settings()
        let text = document ? settings.document : settings.table + "\n"
        Output.write(text, to: STDOUT_FILENO)
    }
}
