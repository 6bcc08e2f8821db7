import Documents

extension Words {
    /// What would close a gap: codes to cover, a level to reach, or something to find out.
    ///
    /// - Parameter model: says what the gap's criterion looks at.
    func step(closing gap: GapView, in model: ModelView) -> Line {
        let codes = gap.list.map { list in
            gap.missing.map { label($0, in: list) }.joined(separator: "; ")
        }
        if !gap.isKnown {
            guard let codes, !codes.isEmpty else { return sentence("plan.find-out") }
            return sentence("plan.find-out-codes", ["what": Line(codes)])
        }
        if let codes, !codes.isEmpty {
            let key = gap.list == "scirocco" ? "plan.build" : "plan.add"
            return sentence(key, ["what": Line(codes)])
        }
        return comparison(of: gap.node, in: model) ?? sentence("plan.improve")
    }
}
