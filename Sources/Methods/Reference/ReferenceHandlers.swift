import Catalog
import Documents
import Matching
import RPC
import Twinning

/// The `regions.*`, `models.*` and `codes.*` methods.
enum ReferenceHandlers {
    /// `regions.get`.
    static func region(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let snapshot = call.state.engine.snapshot
        let region = snapshot.geography.regions[try call.region()]
        let country = snapshot.geography.countries[region.country]
        var labels = LabelSink()
        writer.key("region")
        writer.beginObject()
        write(region, call, to: &writer)
        writer.member("languages", country?.languages ?? [])
        writer.member("eu", country?.isInEU ?? false)
        writer.key("indicators")
        writer.beginObject()
        for indicator in Indicator.allCases {
            guard let figure = region.indicators[indicator] else { continue }
            writer.key(indicator.rawValue)
            writer.beginObject()
            writer.member("value", figure.value)
            writer.member("year", figure.year)
            writer.endObject()
            labels.show(indicator.rawValue, in: "indicators")
        }
        writer.endObject()
        writer.endObject()
        labels.show(region.country, in: "countries")
        labels.show(country?.languages ?? [], in: "languages")
        labels.write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    /// `regions.list`.
    static func regions(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let snapshot = call.state.engine.snapshot
        let level = call.params["level"]?.integer ?? Region.Level.basic.rawValue
        let country = try call.country()
        let found = snapshot.geography.regions.filter {
            $0.level.rawValue == level && (country == nil || $0.country == country)
        }
        call.writePage("regions", of: found, to: &writer) { write($0, call, to: &$1) }
        var labels = LabelSink()
        labels.show(call.rows(found).map(\.country), in: "countries")
        labels.write(snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    static func write(_ region: Region, _ call: MethodCall, to writer: inout JSONWriter) {
        let labels = call.state.engine.snapshot.labels
        writer.member("id", region.id)
        let name =
            region.name.isEmpty
            ? labels.label(of: region.id, in: "countries", call.language) : region.name
        writer.member("name", name)
        writer.member("country", region.country)
        writer.member("level", region.level.rawValue)
    }

    /// `models.get`.
    static func model(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let engine = call.state.engine
        let programme = call.state.programme.models
        let id = call.params["model"]?.text ?? ""
        var labels = LabelSink()
        writer.key("model")
        if let model = engine.models[id] {
            writer.value(model.node)
            labels.show(model.criteria.map(\.id), in: "criteria")
        } else if let model = programme.first(where: { $0.id == id }) {
            writer.value(model.node)
            labels.show(names("criteria", of: model.node), in: "criteria")
            labels.show(names("indicators", of: model.node), in: "indicators")
        } else {
            let ids = engine.models.models.map(\.id) + programme.map(\.id)
            throw MethodCall.notFound("model", id, among: ids)
        }
        labels.write(engine.snapshot.labels, call.language, to: &writer)
        return ReplyMeta()
    }

    /// The ids of what a model lists under a name.
    private static func names(_ key: String, of model: Node) -> [String] {
        (model[key]?.items ?? []).compactMap { $0["id"]?.text }
    }

    /// `models.list`.
    static func models(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let scoring = call.state.engine.models.models.map { model in
            (model.id, model.version, model.title, model.criteria.count, kind: "scoring")
        }
        let others = call.state.programme.models.map { model in
            let criteria = names("criteria", of: model.node)
            let count = criteria.isEmpty ? names("indicators", of: model.node) : criteria
            return (model.id, model.version, model.title, count.count, kind: type(of: model).kind)
        }
        let kind = call.params["kind"]?.text ?? "scoring"
        let wanted = (scoring + others).filter { kind == "all" || $0.kind == kind }
        call.writePage("models", of: wanted, to: &writer) { model, writer in
            writer.member("id", model.0)
            writer.member("version", model.1)
            writer.member("title", model.2[call.language])
            writer.member("criteria", model.3)
            writer.member("kind", model.kind)
        }
        return ReplyMeta()
    }

    /// `codes.list`.
    static func codes(
        _ call: MethodCall,
        _ writer: inout JSONWriter
    ) throws(RPCError) -> ReplyMeta {
        let snapshot = call.state.engine.snapshot
        let lists = snapshot.codeLists.keys.sorted() + Labels.wordLists
        guard let id = call.params["list"]?.text else {
            let rows = lists.map { (code: $0, parent: String?.none, label: $0) }
            write(rows, call, to: &writer)
            return ReplyMeta()
        }
        writer.member("list", id)
        if let list = snapshot.codeLists[id] {
            writer.member("version", list.version)
            writer.member("kind", list.kind.rawValue)
            let rows = list.codes.indices.map { position in
                (
                    code: list.codes[position],
                    parent: list.parents[position].map { list.codes[$0] },
                    label: snapshot.labels.label(of: list.codes[position], in: id, call.language)
                )
            }
            write(rows, call, to: &writer)
        } else if Labels.wordLists.contains(id) {
            writer.member("kind", "words")
            let words = snapshot.labels.labels(in: id, call.language).sorted { $0.key < $1.key }
            let rows = words.map { (code: $0.key, parent: String?.none, label: $0.value) }
            write(rows, call, to: &writer)
        } else {
            throw MethodCall.notFound("list", id, among: lists)
        }
        return ReplyMeta()
    }

    private static func write(
        _ rows: [(code: String, parent: String?, label: String)],
        _ call: MethodCall,
        to writer: inout JSONWriter
    ) {
        call.writePage("codes", of: rows, to: &writer) { row, writer in
            writer.member("code", row.code)
            if let parent = row.parent { writer.member("parent", parent) }
            writer.member("label", row.label)
        }
    }
}
