import ArgumentParser
import Documents
import KeyFiles
import Methods
import Protocol
import ZeroMQ

/// `twinmatch keys`.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Make keys, and say whose may call a daemon from other machines.",
        subcommands: [New.self, Allow.self, List.self, Revoke.self]
    )

    /// The file that the daemon reads.
    struct ListOption: ParsableArguments {
        @Option(
            name: .customLong("list"),
            help: ArgumentHelp("The daemon's allow list.", valueName: "file"),
            completion: .file()
        )
        var path: String
    }

    /// `twinmatch keys new`.
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a pair of keys: NAME.key_secret to keep, NAME.key to hand out."
        )

        @Argument(help: ArgumentHelp("The files' name without ending.", valueName: "name"))
        var path: String

        func run() throws {
            do {
                let keys = try CurveKeyPair.make()
                try KeyFile.write(keys, to: path)
                try Descriptor.write("\(keys.publicKey)\n", to: 1)
            } catch let error as KeyFileError {
                throw Failure(.inputOutput, error.description)
            } catch let error as ZeroMQError {
                throw Failure(.inputOutput, error.message)
            }
        }
    }

    /// `twinmatch keys allow`.
    struct Allow: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a key on a daemon's allow list, or change what it may do."
        )

        @Argument(help: "Whose key it is; the name stands in the daemon's log.")
        var name: String

        @OptionGroup var list: ListOption

        @Option(help: "The public key, or a file with it.", completion: .file())
        var publicKey: String

        @Option(
            parsing: .upToNextOption,
            help: "What its owner may do: read, feedback, catalog, privacy, admin."
        )
        var roles: [Role] = [.read]

        @Option(help: ArgumentHelp("The first day it is no longer valid.", valueName: "yyyy-mm-dd"))
        var expires: QueryOptions.Day?

        @Option(help: "The most requests a second.")
        var rate: Int?

        /// A role that a key may have.
        enum Role: String, CaseIterable, ExpressibleByArgument {
            case read, feedback, catalog, privacy, admin
        }

        func validate() throws {
            if let rate, !(1...1_000_000).contains(rate) {
                throw ValidationError("--rate must be from 1 to 1000000.")
            }
        }

        func run() throws {
            var file = try AllowListFile(list.path, isNew: true)
            let key: String
            do {
                key = try KeyFile.publicKey(publicKey)
            } catch {
                throw Failure(.badData, error.description)
            }
            if let owner = file.keys.first(where: { $0.publicKey == key && $0.name != name }) {
                throw Failure(.badData, "the key is \(owner.name)'s already")
            }
            guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }),
                name == name.lowercased(), (1...64).contains(name.utf8.count),
                name.first != "-"
            else {
                throw Failure(.usage, "a name is 1 to 64 of a-z, 0-9 and -: '\(name)' is none")
            }
            file.keys.removeAll { $0.name == name }
            file.keys.append(
                AccessKey(
                    name: name,
                    publicKey: key,
                    roles: Set(roles.compactMap { MethodRole(rawValue: $0.rawValue) }),
                    expires: expires.flatMap { CalendarDate($0.text) },
                    rate: rate
                )
            )
            try file.write()
            try Descriptor.write("\(name) may call; \(file.keys.count) keys on the list\n", to: 1)
        }
    }

    /// `twinmatch keys list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show who is on a daemon's allow list."
        )

        @OptionGroup var list: ListOption

        func run() throws {
            let file = try AllowListFile(list.path)
            for key in file.keys.sorted(by: { $0.name < $1.name }) {
                let roles = MethodRole.allCases.filter(key.roles.contains).map(\.rawValue)
                var line = "\(key.name)  \(key.publicKey)  \(roles.joined(separator: " "))"
                if let expires = key.expires { line += "  until \(expires)" }
                if let rate = key.rate { line += "  \(rate)/s" }
                try Descriptor.write(line + "\n", to: 1)
            }
        }
    }

    /// `twinmatch keys revoke`.
    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a key off a daemon's allow list; it stops working within a second."
        )

        @Argument(help: "Whose key.")
        var name: String

        @OptionGroup var list: ListOption

        func run() throws {
            var file = try AllowListFile(list.path)
            guard file.keys.contains(where: { $0.name == name }) else {
                let near = NearestWords.nearest(to: name, among: file.keys.map(\.name))
                let hint = near.isEmpty ? "" : "\ndid you mean \(near.joined(separator: ", "))?"
                throw Failure(.noResult, "there is no key of '\(name)' on the list\(hint)")
            }
            file.keys.removeAll { $0.name == name }
            try file.write()
            try Descriptor.write("\(name) may no longer call\n", to: 1)
        }
    }
}
