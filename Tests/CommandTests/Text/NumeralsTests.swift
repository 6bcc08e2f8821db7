import Catalog
import Testing

@testable import twinmatch

@Suite("Numerals")
struct NumeralsTests {
    private let english = Numerals(language: .en)
    private let romanian = Numerals(language: .ro)

    @Test("Thousands stand apart from five digits on")
    func whole() {
        #expect(english.whole(0) == "0")
        #expect(english.whole(-9999) == "-9999")
        #expect(english.whole(10_000) == "10,000")
        #expect(english.whole(-1_234_567) == "-1,234,567")
        #expect(romanian.whole(3_200_000) == "3.200.000")
        #expect(romanian.whole(2026) == "2026")
    }

    @Test("Decimals are rounded half away from zero, with the language's mark")
    func fixed() {
        #expect(english.fixed(0.25, decimals: 1) == "0.3")
        #expect(english.fixed(-0.25, decimals: 1) == "-0.3")
        #expect(english.fixed(-0.01, decimals: 1) == "0.0")
        #expect(english.fixed(12_345.678, decimals: 2) == "12,345.68")
        #expect(romanian.fixed(12_345.678, decimals: 2) == "12.345,68")
        #expect(romanian.fixed(1.05, decimals: 2) == "1,05")
        #expect(english.fixed(.nan, decimals: 1) == "?")
        #expect(english.fixed(.infinity, decimals: 1) == "?")
    }

    @Test("A plain number has no more decimals than it needs")
    func plain() {
        #expect(english.plain(3) == "3")
        #expect(english.plain(2.5) == "2.5")
        #expect(romanian.plain(4.75) == "4,75")
        #expect(english.plain(0.12345) == "0.123")
        #expect(english.plain(10_000) == "10,000")
    }

    @Test("A percentage is set as its language sets it")
    func percent() {
        #expect(english.percent(0.318) == "31.8%")
        #expect(romanian.percent(0.318) == "31,8\u{A0}%")
        #expect(english.percent(1, decimals: 0) == "100%")
        #expect(english.points(0.109) == "10.9")
    }

    @Test(
        "A noun takes the form that its number asks for",
        arguments: [
            (0, "few"), (1, "one"), (2, "few"), (19, "few"), (20, "other"), (21, "other"),
            (100, "other"), (101, "few"), (119, "few"), (120, "other"), (1000, "other"),
        ]
    )
    func plural(number: Int, romanianForm: String) {
        #expect(romanian.pluralForm(number) == romanianForm)
        #expect(english.pluralForm(number) == (number == 1 ? "one" : "other"))
    }
}
