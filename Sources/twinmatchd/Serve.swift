import ArgumentParser
import Glibc
import Logging
import Service

/// `twinmatchd serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a store, or a catalogue of files, in the foreground until SIGTERM.",
        discussion: """
            Prints one line on standard output once it answers; logs to standard error. With \
            --catalog the files are the truth: SIGHUP reads them again and keeps the last good \
            catalogue if they are faulty. With --store the store is: it is changed by requests.
            """
    )

    @OptionGroup var options: SettingOptions

    func run() async throws {
        let settings = try options.settings()
        let service = try ServiceOptions(settings)
        let level = settings.logLevel
        let isJSON = settings.logsJSON
        LoggingSystem.bootstrap { label in
            if isJSON { return JSONLogHandler(label: label, level: level) }
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
        let daemon = Daemon(
            service,
            reread: { [options] in try ServiceOptions(try options.settings()) },
            logger: Logger(label: "twinmatchd")
        )
        try await daemon.run { Output.write($0 + "\n", to: STDOUT_FILENO) }
    }
}
