extension RandomAccessCollection {
    /// Where a record with an id stands in records by id ascending, or would be put.
    ///
    /// - Complexity: O(log *n*).
    func place(of id: String, by key: (Element) -> String) -> Index {
        var low = startIndex
        var count = self.count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if key(self[middle]) < id {
                low = index(after: middle)
                count -= half + 1
            } else {
                count = half
            }
        }
        return low
    }

    /// Records by id ascending after some were added or replaced (a value) or removed (nil).
    ///
    /// - Complexity: O(*n*) in the records, which are copied in runs, and O(*m* log *m* *n*) in
    ///   the changes.
    func merging(_ changes: [String: Element?], by key: (Element) -> String) -> [Element] {
        var merged: [Element] = []
        merged.reserveCapacity(count + changes.count)
        var rest = self[...]
        for (id, value) in changes.sorted(by: { $0.key < $1.key }) {
            let place = rest.place(of: id, by: key)
            merged.append(contentsOf: rest[..<place])
            rest = rest[place...]
            if let first = rest.first, key(first) == id { rest = rest.dropFirst() }
            if let value { merged.append(value) }
        }
        merged.append(contentsOf: rest)
        return merged
    }
}
