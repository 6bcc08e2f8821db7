import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite("The image of a store's solutions")
struct StoreImageTests {
    private let folder: StoreFolder

    init() throws {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "twinmatch-image-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        folder = StoreFolder(path.path)
    }

    private static let head = StoreImage.Head(
        revision: 7,
        lists: digest(of: "lists"),
        solutions: digest(of: "solutions"),
        format: "tests 1"
    )

    private static func digest(of text: String) -> SetDigest {
        var digest = SetDigest()
        digest.insert(StoredRecord(.solutions, text, body: Array(text.utf8)))
        return digest
    }

    private func write(_ bytes: [UInt8], in sizes: Int) throws {
        try StoreImage.write(Self.head, byteCount: bytes.count, to: folder) {
            (write) throws(StoreError) in
            for start in stride(from: 0, to: bytes.count, by: sizes) {
                try write(bytes[start..<min(start + sizes, bytes.count)])
            }
        }
    }

    private func read() -> StoreImage.Finding { StoreImage.read(from: folder, format: "tests 1") }

    /// What was read, or why not.
    private func outcome() -> (bytes: [UInt8]?, reason: String) {
        switch read() {
        case .missing: (nil, "missing")
        case .unusable(let reason): (nil, reason)
        case .found(let image): (Array(image.bytes[image.range]), "")
        }
    }

    @Test("What was written is read, however it was cut", arguments: [1, 1000, 65_536, 1 << 20])
    func roundTrip(sizes: Int) throws {
        var random = SplitMix64(seed: sizes)
        let bytes = (0..<200_003).map { _ in UInt8(random.below(256)) }
        try write(bytes, in: sizes)
        guard case .found(let image) = read() else {
            Issue.record("not found: \(outcome().reason)")
            return
        }
        #expect(image.head == Self.head)
        #expect(Array(image.bytes[image.range]) == bytes)
        try FileManager.default.removeItem(atPath: folder.path)
    }

    @Test("No damage is taken for an image", arguments: 1...4)
    func damage(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        #expect(outcome().reason == "missing")
        let bytes = (0..<5000).map { _ in UInt8(random.below(256)) }
        try write(bytes, in: 700)
        let path = URL(filePath: folder.image)
        let whole = try Data(contentsOf: path)
        for _ in 0..<200 {
            var broken = whole
            let place = random.below(whole.count)
            switch random.below(3) {
            case 0: broken[place] ^= UInt8(1 << random.below(8))
            case 1: broken = broken.prefix(place)
            default: broken.replaceSubrange(place..<place, with: [UInt8(random.below(256))])
            }
            try broken.write(to: path)
            let (found, reason) = outcome()
            #expect(found == nil && !reason.isEmpty, "seed \(seed), byte \(place)")
        }
        try whole.write(to: path)
        #expect(outcome().bytes == bytes)
        try FileManager.default.removeItem(atPath: folder.path)
    }

    @Test("An image of another format is not used")
    func format() throws {
        try write([1, 2, 3], in: 1)
        guard case .unusable(let reason) = StoreImage.read(from: folder, format: "tests 2") else {
            Issue.record("it was used")
            return
        }
        #expect(reason == "was written by another version")
        try FileManager.default.removeItem(atPath: folder.path)
    }

    @Test("The digests of two parts add up to that of the whole")
    func sums() {
        let (one, other) = (Self.digest(of: "one"), Self.digest(of: "other"))
        var both = one
        both.insert(StoredRecord(.solutions, "other", body: Array("other".utf8)))
        #expect(one + other == both)
        #expect(both - one == other)
    }
}
