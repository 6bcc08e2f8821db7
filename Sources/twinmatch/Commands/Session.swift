import Catalog
import Client
import Documents
import Foundation
import RPC

/// What a command works with while it runs: who answers, in which words, and where to.
struct Session {
    /// Who answers.
    let answers: any Answers
    /// The words of the language.
    let words: Words
    /// What the output goes to.
    let terminal: Terminal
    /// How it is written.
    let format: OutputFormat

    /// Opens a session as the command line says.
    ///
    /// - Throws: ``Failure`` where nobody can answer.
    init(_ options: CommonOptions, for errand: Errand = .ask) throws(Failure) {
        let environment = ProcessInfo.processInfo.environment
        answers = try AnswerSource.open(options, for: errand, environment: environment)
        words = Words(options.lang, from: answers)
        terminal = Terminal.current(environment: environment)
        format = options.format
    }

    /// The language as a parameter.
    var lang: Node.Member { Node.Member("lang", .text(words.tag)) }

    /// Calls a method and keeps the labels of its result.
    ///
    /// - Throws: ``Failure``.
    func call(_ method: String, _ params: [Node.Member] = []) throws(Failure) -> Node {
        do {
            let result = try answers.call(method, .mapping(params))
            words.learn(result["labels"])
            return result
        } catch {
            throw Failure(error)
        }
    }

    /// Writes a result in the format that was asked for.
    ///
    /// - Parameters:
    ///   - result: as the daemon sent it.
    ///   - csv: makes the rows for a spreadsheet.
    ///   - page: makes the text for people.
    /// - Throws: ``Failure``.
    func show(
        _ result: Node,
        csv: () throws(Failure) -> CSV,
        page: (inout Page) throws(Failure) -> Void
    ) throws(Failure) {
        switch format {
        case .json: try show(json: result)
        case .csv: try Descriptor.write(try csv().text, to: 1)
        case .table:
            var text = Page(terminal)
            try page(&text)
            try Descriptor.write(text.rendered, to: 1)
        }
    }

    /// Writes a document as JSON: on lines of its own for a person, compact for a program.
    ///
    /// - Throws: ``Failure``.
    func show(json: Node) throws(Failure) {
        var writer = JSONWriter(layout: terminal.isInteractive ? .pretty : .compact)
        writer.value(json)
        try Descriptor.write(writer.text + "\n", to: 1)
    }
}
