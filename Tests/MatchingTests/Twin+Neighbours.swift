import Catalog
import Foundation
import Matching

extension Twin {
    /// The share of regions like the profile's that use a solution; nil where none elsewhere does.
    func neighbours(of solution: Solution, _ constants: Neighbourhood) -> Double? {
        let home = place(profile.region)
        let users = regions(of: solution).filter { $0 != home }
        if users.isEmpty { return nil }
        let likeness = likeness(constants)
        var whole = 0.0
        var part = 0.0
        for region in likeness.keys.sorted() {
            whole += likeness[region]!
            part += users.contains(region) ? likeness[region]! : 0
        }
        if whole + constants.doubt == 0 { return 0 }
        let usual = Double(users.count) / Double(likeness.count)
        let share = (part + constants.doubt * usual) / (whole + constants.doubt)
        return share * pow(Double(users.count), -constants.spread)
    }

    /// How much every region where anything runs, but the profile's own, is like that one.
    private func likeness(_ constants: Neighbourhood) -> [Int: Double] {
        let home = place(profile.region)
        let all = snapshot.solutions.map { regions(of: $0) }
        let hosts = Set(all.joined()).subtracting([home])
        let own = all.filter { $0.contains(home) }
        var common: [Int: Double] = [:]
        for host in hosts {
            let both = own.filter { $0.contains(host) }.reduce(0) {
                $0 + pow(Double($1.count - 1), -constants.rarity)
            }
            common[host] = both / Double(all.count { $0.contains(host) })
        }
        let most = common.values.max() ?? 0
        let closeness = snapshot.geography.closeness(
            from: home,
            reach: constants.reach,
            bond: constants.bond
        )
        return Dictionary(
            uniqueKeysWithValues: hosts.map { host in
                let share = most == 0 ? 0 : common[host]! / most
                return (
                    host,
                    closeness[host] * (pow(share, constants.sharpness) + constants.floor)
                )
            }
        )
    }

    /// The regions where a solution runs, each once.
    private func regions(of solution: Solution) -> Set<Int> {
        Set(deployments(of: solution).map { place($0.region) })
    }
}
