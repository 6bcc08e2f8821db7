import ArgumentParser
import Documents

/// A title, and a day where one follows: `First workshop=2026-03-08`.
struct DatedTitle: ExpressibleByArgument {
    let title: String
    let day: String?

    init?(argument: String) {
        let end = argument.lastIndex(of: "=")
        let last = end.map { String(argument[argument.index(after: $0)...]) }
        if let end, let last, CalendarDate(last) != nil {
            title = String(argument[..<end])
            day = last
        } else {
            title = argument
            day = nil
        }
        guard !title.isEmpty else { return nil }
    }
}
