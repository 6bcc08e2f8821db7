import Catalog
import Documents

extension FieldReader {
    /// Reads one value by the form of its place.
    mutating func read(_ claim: Claim, _ taking: FieldRule.Taking, _ out: inout FieldOutcome) {
        let target = taking.target
        guard case .scalar(let text, let style) = claim.value.content else { return }
        let scalar = Scalar(text: text, style: style)
        var claim = claim
        switch target.shape {
        case _ where claim.role == .deployment: return readDeployment(claim, taking, &out)
        case .word: return readWord(claim, text, taking, &out)
        case .text(.slug, _) where taking.reading == .slug:
            claim.value = .text(scalar.slug)
            if scalar.slug != text { out.change("made into an id") }
        case .text(.line, let limit):
            guard style != .number, style != .boolean else { break }
            var isSummary = false
            if case .summary = claim.role { isSummary = true }
            let (line, changes) = scalar.line(limit: isSummary ? limit : nil)
            claim.value = .text(line)
            for change in changes { out.change(change) }
        case .text(.link, _) where taking.reading == .address:
            guard let address = scalar.address else {
                out.reasons.append("holds no web address")
                return
            }
            claim.value = .text(address)
            if address != text { out.change("the address in the text") }
        case .text(.partialDate, _):
            // A year alone may be written as a number.
            if style == .number { claim.value = .text(text) }
        default: break
        }
        add(claim, target.name, target.shape, &out)
    }

    /// Reads a word as codes; a mapping may find codes of other features in it too.
    private mutating func readWord(
        _ claim: Claim,
        _ text: String,
        _ taking: FieldRule.Taking,
        _ out: inout FieldOutcome
    ) {
        var word = text
        if taking.reading == .whole, let number = claim.value.number, number.magnitude < 1e9 {
            word = String(Int(number.rounded()))
            if word != text { out.change("rounded to a whole number") }
        }
        switch book.find(word, in: taking.list, taking.mapping) {
        case .left(let reason, let by):
            out.mapping = by
            if !out.reasons.contains(reason) { out.reasons.append(reason) }
        case .unknown(let message): out.refuse(message)
        case .codes(let codes, let by):
            if !by.isEmpty { out.mapping = by }
            for code in codes {
                var claim = claim
                claim.value = .text(code.code)
                let isOwn = code.list == taking.list || taking.list == "regions"
                if isOwn {
                    add(claim, taking.target.name, taking.target.shape, &out)
                } else if let feature = Feature(rawValue: code.list) {
                    claim.role = .feature(feature)
                    add(claim, "features.\(code.list)", .word(list: code.list), &out)
                } else {
                    out.refuse("\(taking.target.name) cannot take codes of \(code.list)")
                }
                if code.code != word { out.change("") }
            }
        }
    }

    /// Reads `region`, `region:year` or `region:year:level`.
    private mutating func readDeployment(
        _ claim: Claim,
        _ taking: FieldRule.Taking,
        _ out: inout FieldOutcome
    ) {
        let parts = (claim.value.text ?? "").split(
            separator: ":",
            omittingEmptySubsequences: false
        ).map { String($0).trimmed }
        guard (1...3).contains(parts.count), let region = parts.first else {
            return out.refuse("must be region, region:year or region:year:level")
        }
        let names = ["deployments.region", "deployments.year", "deployments.level"]
        // Each piece of a cell is a deployment of its own, whatever cell it is of.
        var piece = claim
        piece.element = "\(claim.element)#\(claim.leaf).\(claims.count)"
        let before = (count: claims.count, to: out.to)
        for (part, name) in zip(parts, names).reversed() where !part.isEmpty || name == names[0] {
            guard let target = Target(name) else { continue }
            piece.role = target.role
            piece.value = Node(.scalar(part, .plain))
            var rule = taking
            rule.target = target
            var inner = out
            inner.kind = .taken
            if part == region && name == names[0] {
                readWord(piece, part, rule, &inner)
            } else {
                add(piece, name, target.shape, &inner)
            }
            out.to = inner.to
            out.mapping = inner.mapping
            for reason in inner.reasons where !out.reasons.contains(reason) {
                out.reasons.append(reason)
            }
            if inner.kind == .refused {
                // A deployment stands as a whole or not at all.
                out.kind = .refused
                out.to = before.to
                claims.removeSubrange(before.count...)
                return
            }
            if inner.kind == .changed { out.change("") }
        }
    }
}
