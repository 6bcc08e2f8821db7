import Catalog
import Documents

/// Reads the leaves of one row into claims on places of a solution.
struct FieldReader {
    /// The words of the catalogue.
    var book: WordBook
    /// The same words, for checks of form.
    let vocabulary: CatalogVocabulary
    /// The day after which a date lies in the future.
    let today: CalendarDate
    /// The map's id, and whether its fields are our own.
    let map: FieldMap
    /// Whether the leaves are cells that a spreadsheet may have run.
    let areCells: Bool

    /// What was claimed so far.
    var claims: [Claim] = []

    /// Reads one leaf.
    ///
    /// - Returns: what becomes of it; a later choice between claims may change that.
    mutating func read(_ leaf: Leaf, at position: Int) -> FieldOutcome {
        var outcome = FieldOutcome(
            field: leaf.pointer,
            key: leaf.key,
            kind: .left,
            from: leaf.node.shownText
        )
        switch leaf.rule {
        case .left(let reason): outcome.reasons = [reason]
        case .take(let taking): take(leaf, taking, position, &outcome)
        case nil where map.isOwn:
            let near = NearestWords.nearest(to: leaf.dotted, among: Target.names)
            let hint = near.isEmpty ? "" : " (did you mean \(near.joined(separator: ", "))?)"
            outcome.kind = .refused
            outcome.reasons = ["is no field of a solution" + hint]
        case nil: outcome.reasons = ["is not named in the map '\(map.id)'"]
        }
        return outcome
    }

    private mutating func take(
        _ leaf: Leaf,
        _ taking: FieldRule.Taking,
        _ position: Int,
        _ outcome: inout FieldOutcome
    ) {
        for condition in taking.conditions
        where leaf.owner?[condition.member]?.text != condition.text {
            outcome.reasons = ["is taken only where \(condition.member) is \(condition.text)"]
            return
        }
        guard case .scalar(let raw, let style) = leaf.node.content, style != .null else {
            let isNone = leaf.node.items.isEmpty && leaf.node.isList
            if map.isOwn, isNone, case .feature(let feature) = taking.target.role,
                feature.kind == .codeSet
            {
                return claimNone(taking.target, leaf, position, &outcome)
            }
            outcome.reasons = ["is empty"]
            return
        }
        var scalar = Scalar(text: raw.trimmed, style: style)
        guard !scalar.text.isEmpty else {
            outcome.reasons = ["is empty"]
            return
        }
        outcome.kind = .taken
        if areCells {
            if let fault = scalar.disarm(isNumber: taking.target.isNumber) {
                return outcome.refuse(fault)
            }
            if scalar.wasDisarmed { outcome.change("an apostrophe in front was taken off") }
        }
        if scalar.text == "none", taking.target.isCodeSet {
            return claimNone(taking.target, leaf, position, &outcome)
        }
        let pieces =
            taking.target.isList && !book.knows(scalar.text, in: taking.list, taking.mapping)
            ? scalar.text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
            : [scalar.text]
        for piece in pieces {
            let claim = Claim(
                leaf: position,
                role: taking.target.role,
                value: Node(.scalar(piece, scalar.style)),
                element: leaf.element
            )
            read(claim, taking, &outcome)
        }
        // What is refused of it weighs more than what is taken, and that more than what is left.
        if outcome.to.isEmpty, outcome.kind != .refused { outcome.kind = .left }
    }

    /// A code set that is known to be empty.
    private mutating func claimNone(
        _ target: Target,
        _ leaf: Leaf,
        _ position: Int,
        _ outcome: inout FieldOutcome
    ) {
        outcome.kind = .taken
        outcome.to = ["\(target.name): none"]
        claims.append(
            Claim(leaf: position, role: target.role, value: .sequence([]), element: leaf.element)
        )
    }

    /// Adds a claim once its value has the form of its place.
    mutating func add(_ claim: Claim, _ target: String, _ shape: Shape, _ out: inout FieldOutcome) {
        let faults = ShapeChecker.faults(in: claim.value, as: shape, vocabulary: vocabulary)
        if let fault = faults.first { return out.refuse(fault.description) }
        if case .date = claim.role, let text = claim.value.text,
            let day = PartialDate(text)?.earliest, day > today
        {
            return out.refuse("'\(text)' lies in the future")
        }
        if claim.role == .deploymentYear, let year = claim.value.integer, year > today.year {
            return out.refuse("\(year) lies in the future")
        }
        let shown = "\(target): \(claim.value.shownText)"
        if !out.to.contains(shown) { out.to.append(shown) }
        claims.append(claim)
    }
}

extension FieldOutcome {
    /// Notes a change.
    mutating func change(_ reason: String) {
        if kind == .taken { kind = .changed }
        if !reason.isEmpty, !reasons.contains(reason) { reasons.append(reason) }
    }

    /// Notes that something of it could not be taken.
    mutating func refuse(_ reason: String) {
        kind = .refused
        if !reasons.contains(reason) { reasons.append(reason) }
    }
}

extension Leaf {
    /// The pointer as our own fields are spelt: `/features/languages` is `features.languages`.
    fileprivate var dotted: String {
        String(key.dropFirst()).replacing("/*", with: "").replacing("/", with: ".")
    }
}

extension Node {
    /// Whether it is a list.
    var isList: Bool {
        if case .sequence = content { true } else { false }
    }

    /// A scalar's text, cut to what fits a line of the report.
    var shownText: String {
        switch content {
        case .scalar(_, .null): ""
        case .scalar(let text, _): text.clipped
        case .sequence: "[]"
        case .mapping: "{}"
        }
    }
}

extension Target {
    /// Whether it holds a number, so that a sign in front starts no formula.
    var isNumber: Bool {
        switch shape {
        case .number, .integer: true
        default: false
        }
    }

    /// Whether it holds a set of codes, which can be known to be empty.
    var isCodeSet: Bool {
        if case .feature(let feature) = role { feature.kind == .codeSet } else { false }
    }
}

extension FieldRule.Taking {
    /// The code list of the target's words; empty where it holds none.
    var list: String {
        if target.role == .deployment { return "regions" }
        return if case .word(let list) = target.shape { list } else { "" }
    }
}
