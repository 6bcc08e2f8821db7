/// Texts that occur again and again, as small numbers.
struct Interned: Sendable {
    private var numbers: [String: Int32] = [:]
    private(set) var texts: [String] = []

    /// The number of a text, which is the same for the same text.
    mutating func number(of text: String) -> Int32 {
        if let number = numbers[text] { return number }
        let number = Int32(texts.count)
        numbers[text] = number
        texts.append(text)
        return number
    }

    /// The number of a text, or nil where it never occurred.
    func known(_ text: String) -> Int32? { numbers[text] }

    /// The text of a number.
    subscript(number: Int32) -> String { texts[Int(number)] }
}
