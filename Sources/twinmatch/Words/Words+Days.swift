import Documents

extension Words {
    /// A day as people write it: `12 Feb 2024`; text that is no day stays as it is.
    ///
    /// - Parameter text: `yyyy-mm-dd`.
    func day(_ text: String) -> String {
        guard let date = CalendarDate(text) else { return text }
        return "\(date.day) \(month(date)) \(date.year)"
    }

    /// The short name of a day's month.
    func month(_ date: CalendarDate) -> String {
        let names = heading("months").split(separator: " ")
        return names.indices.contains(date.month - 1)
            ? String(names[date.month - 1]) : String(date.month)
    }
}
