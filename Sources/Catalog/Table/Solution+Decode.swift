import Documents

extension Solution {
    /// Reads a solution that ``encode(to:_:)`` wrote.
    ///
    /// - Parameters:
    ///   - bytes: encoded solutions.
    ///   - offset: where this one starts.
    ///   - shared: the words that its numbers name.
    /// - Complexity: O(*n*) in the size of the solution.
    init(_ bytes: RawSpan, at offset: Int, _ shared: borrowing SharedWords) {
        var cursor = ByteCursor(offset: offset)
        let id = cursor.text(bytes)
        let name = cursor.text(bytes)
        let count = cursor.number(bytes)
        let texts = [String](inPlace: count) { buffer, initialized in
            while initialized < count {
                buffer.initializeElement(at: initialized, to: cursor.text(bytes))
                initialized += 1
            }
        }
        /// The text of a place behind 1.
        func text() -> String? {
            let place = cursor.number(bytes)
            return place == 0 ? nil : texts[place - 1]
        }
        let summary = LocalizedText(en: text() ?? "", ro: text() ?? "")
        let links = Links(home: text(), docs: text(), source: text(), contact: text())
        let organisation = text()
        let kind = shared.words[cursor.number(bytes)]
        var lists: [String] = []
        for _ in 0..<cursor.number(bytes) { lists.append(shared.words[cursor.number(bytes)]) }
        let region = cursor.number(bytes)
        self.init(
            id: id,
            name: name,
            kind: kind,
            lists: lists,
            summary: summary,
            links: links,
            originator: Originator(
                organisation: organisation,
                region: region == 0 ? nil : shared.words[region - 1]
            ),
            features: StatedFeatures(bytes, &cursor, shared, texts),
            requires: Requirements(bytes, &cursor, shared),
            deployments: Deployment.all(bytes, &cursor, shared, texts)
        )
    }
}

extension StatedFeatures {
    fileprivate init(
        _ bytes: RawSpan,
        _ cursor: inout ByteCursor,
        _ shared: borrowing SharedWords,
        _ texts: [String]
    ) {
        let known = cursor.half(bytes)
        let count = known.nonzeroBitCount
        let stated = [StatedFeature](inPlace: count) { buffer, initialized in
            while initialized < count {
                let lead = cursor.byte(bytes)
                let value = FeatureValue(ValueTag(rawValue: lead & 7), bytes, &cursor, shared)
                let date = PartialDate(packed: UInt32(cursor.number(bytes)))
                buffer.initializeElement(
                    at: initialized,
                    to: StatedFeature(
                        value: value,
                        source: texts[cursor.number(bytes) - 1],
                        date: date,
                        basis: StatedFeature.Basis.allCases[Int(lead >> 3)]
                    )
                )
                initialized += 1
            }
        }
        self.init(known: known, stated: stated)
    }
}

extension FeatureValue {
    /// Reads a value behind its tag.
    fileprivate init(
        _ tag: ValueTag?,
        _ bytes: RawSpan,
        _ cursor: inout ByteCursor,
        _ shared: borrowing SharedWords
    ) {
        switch tag {
        case .sharedSet: self = .codes(shared.sets[cursor.number(bytes)])
        case .codes:
            var codes: [String] = []
            for _ in 0..<cursor.number(bytes) { codes.append(shared.words[cursor.number(bytes)]) }
            self = .codes(codes)
        case .rank: self = .rank(shared.words[cursor.number(bytes)])
        case .number: self = .number(cursor.double(bytes))
        case .yes: self = .boolean(true)
        case .no: self = .boolean(false)
        case nil: preconditionFailure("a solution was encoded by something else")
        }
    }
}

extension Requirements {
    /// Reads requirements; nil where they are unknown.
    init?(_ bytes: RawSpan, _ cursor: inout ByteCursor, _ shared: borrowing SharedWords) {
        let flags = cursor.number(bytes)
        guard flags != 0 else { return nil }
        let emram = flags & 4 == 0 ? nil : cursor.double(bytes)
        let bandwidth = flags & 8 == 0 ? nil : cursor.double(bytes)
        var readiness: [String: Double] = [:]
        for _ in 0..<cursor.number(bytes) {
            let dimension = shared.words[cursor.number(bytes)]
            readiness[dimension] = cursor.double(bytes)
        }
        self.init(
            readiness: readiness,
            emram: emram,
            bandwidth: bandwidth,
            isHard: flags & 2 != 0
        )
    }
}

extension Deployment {
    fileprivate static func all(
        _ bytes: RawSpan,
        _ cursor: inout ByteCursor,
        _ shared: borrowing SharedWords,
        _ texts: [String]
    ) -> [Deployment] {
        let count = cursor.number(bytes)
        return [Deployment](inPlace: count) { buffer, initialized in
            while initialized < count {
                let region = shared.words[cursor.number(bytes)]
                let year = cursor.signed(bytes)
                let level = cursor.number(bytes)
                buffer.initializeElement(
                    at: initialized,
                    to: Deployment(
                        region: region,
                        year: year,
                        level: level == 0 ? nil : shared.words[level - 1],
                        source: texts[cursor.number(bytes) - 1]
                    )
                )
                initialized += 1
            }
        }
    }
}
