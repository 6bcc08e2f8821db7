import Documents
import Testing

@Suite("Folded text")
struct FoldedTextTests {
    @Test(
        "Case and diacritics go, in Romanian and beyond",
        arguments: [
            ("Îngrijire în spitale, ȘI ȚĂRI", ["ingrijire", "in", "spitale", "si", "tari"]),
            ("ŞŢăâî şţ", ["staai", "st"]), ("SantéMPI", ["santempi"]),
            ("Straße ÆØÅ", ["strasse", "aeoa"]), ("e\u{301}t", ["et"]),
            ("HL7 v2.x / FHIR-R4", ["hl7", "v2", "x", "fhir", "r4"]),
            ("Южен централен", ["южен", "централен"]), ("what's O’Neil", ["whats", "oneil"]),
            ("", []), ("–…!", []),
        ]
    )
    func words(text: String, words: [String]) {
        #expect(FoldedText(text).words == words, "'\(text)'")
    }

    @Test("Without what stands between words, spellings of a name are one")
    func joined() {
        #expect(FoldedText("Open-Hospital").joined == FoldedText("openHospital").joined)
        #expect(FoldedText("Open Hospital").joined != FoldedText("OpenHospitals").joined)
    }
}
