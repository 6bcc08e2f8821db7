/// Words as a shell reads them.
enum ShellWords {
    /// The words with spaces between them, quoted where a shell would take them for something else.
    static func joined(_ words: [String]) -> String {
        words.map { word in
            let isPlain =
                !word.isEmpty
                && word.allSatisfy {
                    $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:=,@%+".contains($0))
                }
            return isPlain ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
        }.joined(separator: " ")
    }
}
