import Catalog
import CatalogFiles
import Documents
import Foundation
import RPC
import Testing

@testable import Importing

/// Imports of texts without files.
enum ImportTrial {
    /// The shipped codes, labels and regions, and the mappings.
    static let (snapshot, mappings): (CatalogSnapshot, MappingSet) = {
        let folder = "\(Shipped.root)/catalog"
        let draft = CatalogBuilder.build(
            CatalogFolder.readLists(folder).documents,
            revision: 1,
            today: today
        )
        let files = CatalogFolder.readDocuments(in: "\(folder)/mappings", as: "mappings")
        let vocabulary = CatalogVocabulary(draft.records)
        return (draft.records, MappingSet(files.documents, vocabulary: vocabulary))
    }()

    static let today = CalendarDate("2026-12-01")!

    /// What the rows of a text give, read in pieces of a size.
    static func rows(
        _ bytes: [UInt8],
        _ format: RowFormat,
        map: FieldMap = .own(
            FieldMap.Defaults(source: "Test", date: "2026-01", basis: "reviewed")
        ),
        piece: Int = 1000
    ) -> [ImportedRow] {
        var reader = RowReader(format)
        var raw: [RawRow] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            reader.take(rest.prefix(piece), into: &raw)
            rest = rest.dropFirst(piece)
        }
        reader.finish(into: &raw)
        var importer = RowImporter(map, snapshot, today: today)
        if format == .csv, let head = raw.first, head.number == 0, head.fault == nil {
            raw.removeFirst()
            if let fault = importer.readColumns(head) {
                return [importer.read(RawRow(number: 0, line: head.line, fault: fault))]
            }
        }
        return raw.map { importer.read($0) }
    }
}

@Suite("The account of an import")
struct ImportAccountTests {
    @Test("The mappings of the catalogue are without fault")
    func mappings() {
        #expect(ImportTrial.mappings.faults.isEmpty, "\(ImportTrial.mappings.faults)")
        #expect(Set(ImportTrial.mappings.maps.keys) == ["dpga", "global-goods"])
    }

    @Test(
        "Every row and every leaf of the shared files is accounted for, once",
        arguments: [
            ("global_goods_guidebook.json", "global-goods", 48), ("dpga_health.json", "dpga", 97),
        ]
    )
    func shared(file: String, source: String, count: Int) throws {
        let folder = ProcessInfo.processInfo.environment["TWINMATCH_SHARED_DATA"] ?? ""
        guard let data = FileManager.default.contents(atPath: "\(folder)/solutions/\(file)") else {
            print("skipped: TWINMATCH_SHARED_DATA names no folder with solutions/\(file)")
            return
        }
        let map = try #require(ImportTrial.mappings.maps[source])
        let rows = ImportTrial.rows(Array(data), .jsonArray, map: map)
        var limits = JSONLimits.reply
        limits.arrayItems = 100_000
        let root = try JSONReader.read(Array(data), limits: limits)
        #expect(rows.count == count && root.items.count == count)
        #expect(Set(rows.map(\.id)).count == count, "ids are unique")
        for (row, node) in zip(rows, root.items) {
            #expect(row.refusal == nil, "row \(row.number): \(row.refusal ?? "")")
            var leaves: [String] = []
            collect(node, "", &leaves)
            #expect(row.fields.map(\.field).sorted() == leaves.sorted(), "row \(row.number)")
            for field in row.fields {
                #expect(field.kind == .taken || !field.reasons.isEmpty || !field.mapping.isEmpty)
                #expect([.left, .refused].contains(field.kind) || !field.to.isEmpty)
            }
        }
        #expect(
            ImportTrial.rows(Array(data), .jsonArray, map: map, piece: 7).map(\.text)
                == rows.map(\.text)
        )
    }

    /// The pointers of the values that hold no others.
    private func collect(_ node: Node, _ pointer: String, _ leaves: inout [String]) {
        switch node.content {
        case .mapping(let members) where !members.isEmpty:
            for member in members {
                collect(member.value, "\(pointer)/\(member.key.pointerEscaped)", &leaves)
            }
        case .sequence(let items) where !items.isEmpty:
            for (index, item) in items.enumerated() {
                collect(item, "\(pointer)/\(index)", &leaves)
            }
        default: leaves.append(pointer)
        }
    }

    @Test("Of several years the latest counts, whatever order they stand in", arguments: [0, 1])
    func latest(first: Int) throws {
        let scores = [
            #"{"year": 2021, "maturity_of_gg": 7}"#, #"{"year": 2023, "maturity_of_gg": 9}"#,
        ]
        let text = """
            [{"ID": "x", "Name": "X", "GlobalGoodsType": ["software"],
              "ProductOverview": {"Summary": "Words"},
              "Maturity": {"Scores": [\(scores[first]), \(scores[1 - first])]}}]
            """
        let map = try #require(ImportTrial.mappings.maps["global-goods"])
        let row = try #require(ImportTrial.rows(Array(text.utf8), .jsonArray, map: map).first)
        #expect(row.refusal == nil, "\(row.refusal ?? "")")
        #expect(row.text.contains("maturity: {value: 9,"), "\(row.text)")
        #expect(row.text.contains("date: 2023"), "\(row.text)")
    }

    @Test("Codes of the first edition of CDISAH become those of the second, and the report says so")
    func firstEdition() throws {
        let map = try columns(
            """
            fields:
              id: id
              name: name
              what: summary.en
              ce: summary.ro
              does: {to: features.interventions, by: cdisah-v1-interventions}
              is: {to: features.applications, by: cdisah-v1-applications}
              kind: kind
            source: Test
            date: 2020
            basis: self-reported
            """
        )
        let text = "id,name,kind,what,ce,does,is\nold,Old,software,a,b,1.1.1;2.4.1,H\n"
        let row = try #require(ImportTrial.rows(Array(text.utf8), .csv, map: map).first)
        #expect(row.refusal == nil, "\(row.refusal ?? "")")
        let does = row.fields.filter { $0.field == "/does" }
        #expect(does.allSatisfy { $0.mapping.contains("cdisah-v1-interventions") }, "\(does)")
        #expect(row.text.contains("interventions: {value: ["), "\(row.text)")
    }

    private func columns(_ text: String) throws -> FieldMap {
        let node = try #require(YAMLReader.read(text, file: "columns.yaml").node)
        let document = SourceDocument(file: "columns.yaml", node: node)
        let vocabulary = CatalogVocabulary(ImportTrial.snapshot)
        let (map, faults) = ImportTrial.mappings.columns(document, vocabulary: vocabulary)
        #expect(faults.isEmpty, "\(faults)")
        return try #require(map)
    }
}
