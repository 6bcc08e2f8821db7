public import Documents

extension ShapeChecker {
    /// Checks that no fact of a solution comes from the future.
    ///
    /// - Complexity: O(*n*) in the size of the solution.
    public mutating func checkDates(ofSolution node: Node, today: CalendarDate) {
        within("features") { checker in
            for member in node["features"]?.members ?? [] {
                guard let date = member.value["date"],
                    let day = date.text.flatMap(PartialDate.init)?.earliest, day > today
                else { continue }
                checker.within(member.key) { checker in
                    checker.within("date") { $0.report("lies in the future", date) }
                }
            }
        }
        within("deployments") { checker in
            for (index, item) in (node["deployments"]?.items ?? []).enumerated() {
                guard let year = item["year"], let number = year.integer, number > today.year
                else { continue }
                checker.within(String(index)) { checker in
                    checker.within("year") { $0.report("lies in the future", year) }
                }
            }
        }
    }
}

extension Solution {
    /// The solution with its codes in the order of their lists, which is the order of every answer.
    public func inListOrder(_ codeLists: [String: CodeList]) -> Solution {
        var ordered = self
        for (feature, stated) in features {
            guard case .codes(let codes) = stated.value, let list = codeLists[feature.list]
            else { continue }
            ordered.features[feature]?.value = .codes(list.inOrder(codes))
        }
        return ordered
    }
}

extension CodeList {
    /// Codes sorted by their position in the list; unknown ones last.
    public func inOrder(_ codes: [String]) -> [String] {
        codes.sorted { (position(of: $0) ?? .max) < (position(of: $1) ?? .max) }
    }
}
