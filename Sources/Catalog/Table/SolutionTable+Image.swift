extension SolutionTable {
    /// What the bytes of an image mean: changes when they would be read differently.
    ///
    /// The declaration of the features is a part of it, since solutions name them by their place.
    public static let imageFormat: String =
        (["solutions-1"] + Feature.allCases.map(\.rawValue)
        + StatedFeature.Basis.allCases.map(\.rawValue)).joined(separator: " ")

    /// Writes the table, piece by piece: every page, then what is shared and where the pages are.
    ///
    /// - Parameter write: takes the next bytes.
    /// - Throws: what `write` throws.
    /// - Complexity: O(*n*) in the bytes.
    public func writeImage<Failure: Error>(
        _ write: (ArraySlice<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        var end = ByteWriter()
        shared.write(to: &end)
        end.number(pages.count)
        var size = 0
        for page in pages {
            let range = page.range
            try write(page.bytes[range])
            end.number(page.count)
            end.number(range.count)
            size += range.count
        }
        try write(end.bytes[...])
        var footer = ByteWriter()
        footer.word(UInt64(size))
        try write(footer.bytes[...])
    }

    /// Takes the bytes of a table that ``writeImage(_:)`` wrote and that are known to be whole.
    ///
    /// - Parameters:
    ///   - image: a block of bytes; it is kept, nothing of it is copied.
    ///   - range: where in it the image stands.
    /// - Complexity: O(*p*) in the pages.
    public init(image: [UInt8], _ range: Range<Int>) {
        let bytes = image.span.bytes
        var footer = ByteCursor(offset: range.upperBound - 8)
        var cursor = ByteCursor(offset: range.lowerBound + Int(footer.word(bytes)))
        let shared = SharedWords(bytes, &cursor)
        var pages: [SolutionPage] = []
        var start = range.lowerBound
        for _ in 0..<cursor.number(bytes) {
            let count = cursor.number(bytes)
            pages.append(SolutionPage(bytes: image, start: start, count: count))
            start += cursor.number(bytes)
        }
        self.init(pages, shared)
    }
}
