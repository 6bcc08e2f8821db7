public import Documents

/// Solutions that are read one after the other, so that a million of them need not lie in memory
/// as documents at once.
public protocol SolutionSource {
    /// Gives every solution, in any order; ascending ids are the quickest to build from.
    ///
    /// - Parameter body: takes the next document, or why there is none, and says whether to go on.
    func forEach(_ body: (Result<SourceDocument, Fault>) -> Bool)
}
