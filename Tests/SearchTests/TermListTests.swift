import Foundation
import TestSupport
import Testing

@testable import Search

@Suite("The words a typed word stands for")
struct TermListTests {
    /// The optimal string alignment distance, by the plain recurrence with nothing shared.
    private func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var table = (0...a.count).map { row in (0...b.count).map { row == 0 ? $0 : row } }
        for i in 0..<a.count {
            for j in 0..<b.count {
                var cost = min(table[i][j + 1] + 1, table[i + 1][j] + 1)
                cost = min(cost, table[i][j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    cost = min(cost, table[i - 1][j - 1] + 1)
                }
                table[i + 1][j + 1] = cost
            }
        }
        return table[a.count][b.count]
    }

    /// The quality by definition, from the distances to the word and to each of its beginnings.
    private func quality(of typed: String, as term: String) -> Double? {
        let (a, b) = (Array(typed.unicodeScalars), Array(term.unicodeScalars))
        let whole = distance(a, b)
        let start = (0...b.count).map { distance(a, Array(b.prefix($0))) }.min() ?? a.count
        let share = Double(a.count) / Double(max(a.count, b.count))
        if whole == 0 { return 1 }
        if start == 0, a.count >= TermList.shortestPrefix { return 0.5 + 0.4 * share }
        if whole == 1, a.count >= TermList.shortestTypo { return 0.6 }
        if start == 1, a.count >= TermList.shortestTypoPrefix { return 0.3 * share }
        return nil
    }

    @Test(
        "The walk over sorted words finds what comparing with every word finds",
        arguments: 0..<40
    )
    func agreement(seed: Int) {
        var random = SplitMix64(seed: seed)
        // Three letters make near misses common.
        let letters = Array("abc".unicodeScalars)
        let word = { (random: inout SplitMix64) in
            var text = String.UnicodeScalarView()
            for _ in 0...random.below(9) { text.append(letters[random.below(letters.count)]) }
            return String(text)
        }
        let words = Set((0..<300).map { _ in word(&random) }).sorted {
            $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
        }
        let list = TermList(sorted: words)
        for _ in 0..<100 {
            let typed = word(&random)
            let found = list.expansions(of: typed).map { "\(words[$0.term]) \($0.quality)" }
            // Errors are forgiven only where no word begins as it was typed.
            let isThere = typed.count >= 2 && words.contains { $0.hasPrefix(typed) }
            let expected = words.filter { !isThere || $0.hasPrefix(typed) }.compactMap { term in
                quality(of: typed, as: term).map { "\(term) \($0)" }
            }
            #expect(found == expected, "seed \(seed), typed '\(typed)'")
        }
    }

    @Test("One error is forgiven from four letters on, and none in a shorter word")
    func shortWords() {
        let list = TermList(sorted: ["fhir", "fis", "pacs"])
        #expect(list.expansions(of: "fhr").isEmpty, "three letters: no error is forgiven")
        #expect(list.expansions(of: "fihr").map(\.term) == [0], "a swap is one error")
        #expect(list.expansions(of: "pac").map(\.quality) == [0.5 + 0.4 * 0.75])
        #expect(list.expansions(of: "p").isEmpty, "one letter begins too many words")
        #expect(list.expansions(of: "").isEmpty)
    }
}
