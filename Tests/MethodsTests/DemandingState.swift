import Catalog
import CatalogFiles
import Documents
import Matching
import TestSupport
import Testing

@testable import Methods

/// The shipped catalogue in which some records state what their solutions require: no shipped one
/// does.
enum DemandingState {
    /// The state for a seed; nil with its faults recorded.
    static func state(seed: UInt64) -> ServiceState? {
        var random = SplitMix64(seed: seed)
        let contents = CatalogFolder.read(ShippedState.root + "/catalog")
        let models = CatalogFolder.readDocuments(
            in: ShippedState.root + "/models",
            as: ModelSet.folder
        )
        var documents = contents.documents
        for index in documents.solutions.indices where random.next() % 2 == 0 {
            guard case .mapping(let members) = documents.solutions[index].node.content else {
                continue
            }
            let requires = Node.Member("requires", requirements(&random))
            documents.solutions[index].node = .mapping(members + [requires])
        }
        let (state, faults) = ServiceState.build(
            documents,
            models: models.documents,
            revision: 1,
            today: ShippedState.today
        )
        for fault in faults { Issue.record("seed \(seed): \(fault)") }
        return state
    }

    /// Some requirements, soft or hard.
    private static func requirements(_ random: inout SplitMix64) -> Node {
        var members: [Node.Member] = []
        for dimension in Scirocco.dimensions where random.next() % 4 == 0 {
            members.append(.init(dimension, .number(Double(random.next() % 11) / 2)))
        }
        if random.next() % 3 == 0 {
            members.append(.init("emram", .number(Int(random.next() % 8))))
        }
        if random.next() % 4 == 0 {
            members.append(.init("bandwidth", .number(Int(random.next() % 200))))
        }
        members.append(.init("hard", .boolean(random.next() % 2 == 0)))
        return .mapping(members)
    }
}
