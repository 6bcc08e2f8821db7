public import Catalog

/// How near a code that a solution has comes to one that is needed, by their places in the tree.
public struct Affinity: Sendable, Hashable {
    /// The same code.
    public var exact: Double
    /// The solution's code lies below the need.
    public var below: Double
    /// The solution's code lies above the need.
    public var above: Double
    /// Both have the same parent, which is no root of the list.
    public var parent: Double
    /// Both lie below the same root.
    public var group: Double

    /// Makes affinities; the defaults are those of the shipped models.
    public init(
        exact: Double = 1,
        below: Double = 1,
        above: Double = 0.5,
        parent: Double = 0.5,
        group: Double = 0.2
    ) {
        self.exact = exact
        self.below = below
        self.above = above
        self.parent = parent
        self.group = group
    }
}

extension Affinity {
    /// How near a code that a solution has comes to one that is needed.
    ///
    /// - Parameters:
    ///   - have: the position of the solution's code in the list.
    ///   - need: the position of the needed code.
    ///   - list: the list of both.
    /// - Complexity: O(*d*) in the depth of the tree.
    public func value(of have: Int, to need: Int, in list: CodeList) -> Double {
        if have == need { return exact }
        if list.lies(have, below: need) { return below }
        if list.lies(need, below: have) { return above }
        if let parent = list.parents[need], parent == list.parents[have],
            list.parents[parent] != nil
        {
            return self.parent
        }
        return list.roots[need] == list.roots[have] ? group : 0
    }
}
