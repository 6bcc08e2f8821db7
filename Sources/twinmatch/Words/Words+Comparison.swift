import Documents

extension Words {
    /// What there is beside what is wanted, as a sentence; nil where neither is an amount.
    ///
    /// - Parameters:
    ///   - part: a contribution or a gap, as the protocol sends it.
    ///   - model: says on which side of the criterion the solution stands.
    func comparison(of part: Node, in model: ModelView) -> Line? {
        let criterion = model.criterion(part["criterion"]?.text ?? "")
        let scale = criterion?.from
        guard part["have"] != nil || part["need"] != nil else { return nil }
        let have = Line(amount(part["have"], scale: scale))
        let need = Line(amount(part["need"], scale: scale))
        if criterion?.from == "requires.emram" {
            return sentence("amount.stage", ["asked": need, "present": have])
        }
        guard part["need"] != nil else { return sentence("amount.alone", ["has": have]) }
        guard part["have"] != nil else { return sentence("amount.wanted", ["wanted": need]) }
        let resources = ["bandwidth", "staff", "budget.setup-cost", "budget.year-cost"]
        let isLimit =
            criterion?.utility == "atMost"
            || criterion?.against.map(resources.contains) ?? false
        return isLimit
            ? sentence("amount.limit", ["asked": have, "present": need])
            : sentence("amount.target", ["has": have, "wanted": need])
    }
}
