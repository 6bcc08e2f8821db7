import Catalog
import Documents
import RPC
import Twinning

/// The records beside which requests are carried out: a profile to twin for, and the models about
/// regions.
enum CallRecords {
    /// The needs of RO21.
    static let profile = NeedsProfile(
        node(
            #"{"id":"RO21","region":"RO21","name":{"en":"a","ro":"b"},"illustrative":true,"#
                + #""model":"smart-hospital","needs":{"applications":{"1.1":1}},"#
                + #""readiness":{"S04":{"value":1,"spread":1}}}"#
        )
    )

    /// A programme of three stages, a network that wants nurses, a readiness model that asks
    /// nothing beside the records, and twins with every criterion and no threshold.
    static let models = ProgrammeModels(
        [
            TwinningProgramme(
                node(
                    #"{"kind":"programme","id":"p","version":"1","title":{"en":"a","ro":"b"},"#
                        + #""stages":[{"stage":"reporting","from":0,"until":9,"milestones":"#
                        + #"[{"title":{"en":"m","ro":"n"},"due":3}]},"#
                        + #"{"stage":"strategy","from":10,"until":19},"#
                        + #"{"stage":"network","from":20,"until":29}]}"#
                )
            ) as (any ProgrammeModel)?,
            NetworkModel(
                node(
                    #"{"kind":"network","id":"network","version":"1","#
                        + #""title":{"en":"a","ro":"b"},"criteria":["#
                        + #"{"id":"skills","weight":1},{"id":"needs","weight":1},"#
                        + #"{"id":"asks","weight":1},{"id":"region","weight":1},"#
                        + #"{"id":"languages","weight":1},{"id":"role","weight":1}],"#
                        + #""stages":[{"stage":"reporting","roles":["nurse"]}]}"#
                )
            ),
            ReadinessModel(
                node(
                    #"{"kind":"readiness","id":"readiness","version":"1","#
                        + #""title":{"en":"a","ro":"b"},"illustrative":true,"#
                        + #""kinds":["software"],"doubt":1,"#
                        + #""help":{"most":5,"least":0,"near":0},"asks":{},"builds":{},"#
                        + #""assesses":{}}"#
                )
            ),
            TwinningModel(
                node(
                    #"{"kind":"twinning","id":"twinning","version":"1","#
                        + #""title":{"en":"t","ro":"t"},"criteria":["#
                        + #"{"id":"solutions","weight":1},{"id":"likeness","weight":1}],"#
                        + #""solutions":{"fit":0,"best":2,"half":0.2,"levels":{"adoption":1},"#
                        + #""origin":0.4,"country":0.5,"half-life":5},"readiness":{"lead":2},"#
                        + #""language":{"union":0.5},"proximity":{"reach":3000},"types":{},"#
                        + #""costs":{"KX":1},"indicators":[]}"#
                )
            ),
        ].compactMap { $0 }
    )

    private static func node(_ text: String) -> Node {
        (try? JSONReader.read(Array(text.utf8))) ?? .null
    }
}
