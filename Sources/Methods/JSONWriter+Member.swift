import Documents
import RPC

extension JSONWriter {
    /// Writes a member with a text.
    mutating func member(_ key: String, _ value: String) {
        self.key(key)
        self.value(value)
    }

    /// Writes a member with a number.
    mutating func member(_ key: String, _ value: Double) {
        self.key(key)
        self.value(value)
    }

    /// Writes a member with a whole number.
    mutating func member(_ key: String, _ value: Int) {
        self.key(key)
        self.value(value)
    }

    /// Writes a member with a truth value.
    mutating func member(_ key: String, _ value: Bool) {
        self.key(key)
        self.value(value)
    }

    /// Writes a member with a list of texts.
    mutating func member(_ key: String, _ values: [String]) {
        self.key(key)
        beginArray()
        for value in values { self.value(value) }
        endArray()
    }

    /// Writes a member with a text, or with null where there is none.
    mutating func member(_ key: String, orNull value: String?) {
        self.key(key)
        if let value { self.value(value) } else { null() }
    }

    /// Writes a member with a whole number, or with null where there is none.
    mutating func member(_ key: String, orNull value: Int?) {
        self.key(key)
        if let value { self.value(value) } else { null() }
    }

    /// Writes a member with a number, or with null where there is none.
    mutating func member(_ key: String, orNull value: Double?) {
        self.key(key)
        if let value { self.value(value) } else { null() }
    }

    /// Writes a member with a day, or with null where there is none.
    mutating func member(_ key: String, orNull day: CalendarDate?) {
        member(key, orNull: day.map { "\($0)" })
    }

    /// Writes a member with a list of objects.
    mutating func rows<Row>(
        _ key: String,
        _ rows: [Row],
        members: (Row, inout JSONWriter) -> Void
    ) {
        self.key(key)
        beginArray()
        for row in rows {
            beginObject()
            members(row, &self)
            endObject()
        }
        endArray()
    }
}
