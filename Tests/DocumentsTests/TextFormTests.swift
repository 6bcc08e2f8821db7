import Documents
import TestSupport
import Testing

@Suite("Forms of text")
struct TextFormTests {
    @Test(
        "A line refuses characters that cannot be seen but change what is read",
        arguments: [
            0x00, 0x07, 0x09, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0xAD, 0x034F, 0x061C,
            0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C,
            0x202D, 0x202E, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x206F,
            0xFEFF, 0xFFF9, 0xFFFB, 0xE0001, 0xE0020, 0xE0041, 0xE007F,
        ] as [UInt32]
    )
    func invisible(code: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(code))
        let name = "Open\(Character(scalar))MRS"
        #expect(TextForm.line.complaint(about: name) != nil, "U+\(String(code, radix: 16)) passed")
        #expect(TextForm.line.complaint(about: String(Character(scalar))) != nil)
    }

    @Test(
        "A line takes what people write",
        arguments: [
            "OpenMRS", "Îngrijire la domiciliu, în județul Iași – ș ț ă â", "Société d’hôpital №5",
            "電子カルテ", "Ελλάδα", "سجل", "<b>'; DROP TABLE--", "a\u{301}", "🏥", "50 % & more",
            "\u{A0}x",
        ]
    )
    func visible(text: String) {
        #expect(TextForm.line.complaint(about: text) == nil)
    }

    @Test(
        "A slug is 1 to 64 small letters, digits and hyphens and starts with no hyphen",
        arguments: [
            ("openmrs", true), ("a", true), ("3d-slicer", true), ("a-", true),
            (String(repeating: "a", count: 64), true), (String(repeating: "a", count: 65), false),
            ("", false), ("-a", false), ("OpenMRS", false), ("open mrs", false),
            ("open_mrs", false),
            ("openmrs\u{301}", false), ("öpen", false), ("a.b", false), ("../a", false),
            ("a/b", false),
        ]
    )
    func slugs(text: String, isSlug: Bool) {
        #expect((TextForm.slug.complaint(about: text) == nil) == isSlug)
    }

    @Test(
        "A profile's name also takes capitals, dots and underscores, a code also plus signs",
        arguments: [
            ("RO21", true, true), ("RO21.v2_a-b", true, true), ("MPL-2.0+", false, true),
            (".a", false, false), ("_a", false, false), ("-a", false, false), ("", false, false),
            ("a b", false, false), ("a/b", false, false), ("ș", false, false),
            (String(repeating: "A", count: 64), true, true),
            (String(repeating: "A", count: 65), false, false),
        ]
    )
    func names(text: String, isName: Bool, isCode: Bool) {
        #expect((TextForm.name.complaint(about: text) == nil) == isName)
        #expect((TextForm.code.complaint(about: text) == nil) == isCode)
    }

    @Test(
        "A link starts with http and has an address",
        arguments: [
            ("https://openmrs.org", true), ("http://a", true), ("https://", false),
            ("http://", false), ("ftp://a", false), ("javascript:alert(1)", false), ("", false),
            ("HTTPS://a", false), ("https://a b", false), ("https://a\u{202E}b", false),
            ("https://a\nb", false), (" https://a", false), ("file:///etc/passwd", false),
        ]
    )
    func links(text: String, isLink: Bool) {
        #expect((TextForm.link.complaint(about: text) == nil) == isLink)
    }

    @Test("A day must be whole, a partial date may stop at the year")
    func dates() {
        #expect(TextForm.day.complaint(about: "2025-10-01") == nil)
        #expect(TextForm.day.complaint(about: "2025-10") != nil)
        #expect(TextForm.partialDate.complaint(about: "2025-10") == nil)
        #expect(TextForm.partialDate.complaint(about: "2025") == nil)
        #expect(TextForm.partialDate.complaint(about: "2025-13") != nil)
    }

    @Test("What a form's pattern refuses, the form refuses too", arguments: 1...20)
    func patterns(seed: Int) throws {
        let forms: [TextForm] = [.slug, .name, .code, .link, .day, .partialDate]
        let letters = Array("aZ09.-_+ :/hț2")
        var random = SplitMix64(seed: seed)
        for form in forms {
            let pattern = try Regex(try #require(form.pattern))
            for _ in 0..<200 {
                let stems = ["", "https://", "2024-", "2024-01-"]
                var text = stems[Int.random(in: 0..<stems.count, using: &random)]
                for _ in 0..<Int.random(in: 0...4, using: &random) {
                    text.append(letters[Int.random(in: 0..<letters.count, using: &random)])
                }
                guard form.complaint(about: text) == nil else { continue }
                let matches = text.wholeMatch(of: pattern) != nil
                #expect(matches, "seed \(seed): \(form) takes '\(text)', its pattern does not")
            }
        }
    }
}

@Suite("Did you mean")
struct NearestWordsTests {
    static let features = [
        "interventions", "challenges", "applications", "conditions", "languages",
    ]

    @Test(
        "A mistyped word finds the one that was meant",
        arguments: [
            ("chalenges", "challenges"), ("CHALLENGES", "challenges"), ("languagse", "languages"),
            ("lang", "languages"), ("aplications", "applications"), ("conditons", "conditions"),
            ("intervention", "interventions"),
        ]
    )
    func meant(typed: String, word: String) {
        #expect(NearestWords.nearest(to: typed, among: Self.features).first == word)
    }

    @Test(
        "Nothing is suggested where nothing comes close",
        arguments: ["", "xyz", "zzzzzzzzzzzz", "ж"]
    )
    func nothingNear(typed: String) {
        #expect(NearestWords.nearest(to: typed, among: Self.features) == [])
    }

    @Test("Swapped neighbours are one slip, and nearer words go before farther ones")
    func swaps() {
        #expect(
            NearestWords.nearest(to: "abdc", among: ["abcd", "xbdc", "abxx", "abdc"]) == [
                "abdc", "abcd", "xbdc",
            ]
        )
    }

    @Test(
        "At most five words are suggested, equally near ones by the alphabet, whatever their order"
    )
    func limit() {
        let words = (0..<50).map { "RO2\($0)" }
        let near = NearestWords.nearest(to: "RO2", among: words.shuffled())
        #expect(near == ["RO20", "RO21", "RO210", "RO211", "RO212"])
        #expect(near == NearestWords.nearest(to: "RO2", among: words.reversed()))
        #expect(NearestWords.limit == 5)
    }

    @Test("A word is never longer to find than its first 64 letters")
    func longWords() {
        let long = String(repeating: "a", count: 100_000)
        #expect(
            NearestWords.nearest(to: long, among: ["a", "b", String(repeating: "a", count: 64)])
                .count <= 1
        )
    }
}
