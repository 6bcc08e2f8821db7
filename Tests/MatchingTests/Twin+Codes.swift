import Catalog
import Matching

extension Twin {
    /// Sum of weight x best affinity / sum of weights, in the order of the code list.
    func overlap(_ codes: [String], _ feature: Feature, _ against: ProfileSide?) -> Double? {
        let list = snapshot.codeLists[feature.list]!
        var stated: [(code: String, weight: Double)]
        switch against {
        case .languages: stated = profile.languages.map { ($0, 1) }
        case .existing: stated = profile.existing.map { ($0, 1) }
        default: stated = profile.needs[feature]!.map { ($0.code, $0.weight) }
        }
        let whole = stated.count
        stated = list.codes.compactMap { code in stated.first { $0.code == code } }
        var sum = 0.0
        var total = 0.0
        for need in stated {
            let affinities = codes.map { affinity(of: $0, to: need.code, list) }
            sum += need.weight * (affinities.max() ?? 0)
            total += need.weight
        }
        return sum / (against == .existing ? Double(whole) : total)
    }

    /// How near a code comes to one that is needed, by their ancestors.
    private func affinity(of have: String, to need: String, _ list: CodeList) -> Double {
        let haveLine = line(of: have, list)
        let needLine = line(of: need, list)
        if have == need { return model.affinity.exact }
        if haveLine.contains(need) { return model.affinity.below }
        if needLine.contains(have) { return model.affinity.above }
        // A parent that is itself below something, shared by both.
        if haveLine.count > 2, needLine.count > 2, haveLine[1] == needLine[1] {
            return model.affinity.parent
        }
        return haveLine.last == needLine.last ? model.affinity.group : 0
    }

    /// A code, its parent, and so on up to its root.
    func line(of code: String, _ list: CodeList) -> [String] {
        var line = [code]
        while let parent = list.parents[list.codes.firstIndex(of: line.last!)!] {
            line.append(list.codes[parent])
        }
        return line
    }
}
