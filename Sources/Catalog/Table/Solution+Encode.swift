import Documents

extension Solution {
    /// How many texts an encoded solution names before its facts.
    static let textReferences = 7

    /// Writes the solution as ``init(_:at:_:)`` reads it: id and name first, which are wanted
    /// most, then its texts, each once, then what refers to them and to shared words by number.
    ///
    /// - Complexity: O(*n*) in the size of the solution.
    func encode(to writer: inout ByteWriter, _ shared: inout SharedWords) {
        var texts: [String] = []
        /// The place of a text behind 1; 0 for none. Few enough to be looked through.
        func place(of text: String?) -> Int {
            guard let text else { return 0 }
            if let place = texts.firstIndex(of: text) { return place + 1 }
            texts.append(text)
            return texts.count
        }
        var rest = ByteWriter()
        for text in [
            summary.en, summary.ro, links.home, links.docs, links.source, links.contact,
            originator.organisation,
        ] {
            rest.number(place(of: text))
        }
        rest.number(shared.number(of: kind))
        rest.number(lists.count)
        for list in lists { rest.number(shared.number(of: list)) }
        rest.number(originator.region.map { shared.number(of: $0) + 1 } ?? 0)
        rest.half(features.bits)
        for stated in features.values {
            let (tag, write) = stated.value.encoded(&shared)
            let basis = StatedFeature.Basis.allCases.firstIndex(of: stated.basis) ?? 0
            rest.bytes.append(tag.rawValue | UInt8(basis) << 3)
            write(&rest)
            rest.number(Int(stated.date.packed))
            rest.number(place(of: stated.source))
        }
        requires.encode(to: &rest, &shared)
        rest.number(deployments.count)
        for deployment in deployments {
            rest.number(shared.number(of: deployment.region))
            rest.signed(deployment.year)
            rest.number(deployment.level.map { shared.number(of: $0) + 1 } ?? 0)
            rest.number(place(of: deployment.source))
        }
        writer.text(id)
        writer.text(name)
        writer.number(texts.count)
        for text in texts { writer.text(text) }
        writer.bytes += rest.bytes
    }
}

/// How a feature's value is written.
enum ValueTag: UInt8 {
    /// The number of a shared set of codes.
    case sharedSet
    /// Codes written out.
    case codes
    /// A step of a scale.
    case rank
    /// A number.
    case number
    /// True.
    case yes
    /// False.
    case no
}

extension FeatureValue {
    /// The tag, and what writes the rest.
    fileprivate func encoded(
        _ shared: inout SharedWords
    ) -> (ValueTag, (inout ByteWriter) -> Void) {
        switch self {
        case .codes(let codes):
            let numbers = codes.map { shared.number(of: $0) }
            if let number = shared.number(of: codes) { return (.sharedSet, { $0.number(number) }) }
            return (
                .codes,
                { writer in
                    writer.number(numbers.count)
                    for number in numbers { writer.number(number) }
                }
            )
        case .rank(let code):
            let number = shared.number(of: code)
            return (.rank, { $0.number(number) })
        case .number(let number): return (.number, { $0.double(number) })
        case .boolean(let truth): return (truth ? .yes : .no, { _ in })
        }
    }
}

extension Requirements? {
    /// Writes requirements, or that they are unknown.
    fileprivate func encode(to writer: inout ByteWriter, _ shared: inout SharedWords) {
        guard let self else { return writer.number(0) }
        let flags = 1 | (self.isHard ? 2 : 0) | (self.emram == nil ? 0 : 4)
        writer.number(flags | (self.bandwidth == nil ? 0 : 8))
        if let emram = self.emram { writer.double(emram) }
        if let bandwidth = self.bandwidth { writer.double(bandwidth) }
        writer.number(self.readiness.count)
        // In one order, so that equal solutions have equal bytes.
        for (dimension, level) in self.readiness.sorted(by: { $0.key < $1.key }) {
            writer.number(shared.number(of: dimension))
            writer.double(level)
        }
    }
}
