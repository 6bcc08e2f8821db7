public import Catalog

/// The list of criteria by which solutions are judged, with default weights.
public struct ScoringModel: Sendable, Hashable {
    /// A named group of criteria.
    public struct Group: Sendable, Hashable {
        /// The id.
        public var id: String
        /// What people read.
        public var title: LocalizedText

        /// Makes a group.
        public init(id: String, title: LocalizedText) {
            self.id = id
            self.title = title
        }
    }

    /// The id; the file's name.
    public var id: String
    /// The edition, counted up whenever the file changes what a score is.
    public var version: String
    /// What people read.
    public var title: LocalizedText
    /// How near codes of a tree are to each other.
    public var affinity: Affinity
    /// How far learned weights may move; nil where the model leaves that as it usually is.
    public var learning: LearningBounds?
    /// The groups, in the order people read them.
    public var groups: [Group]
    /// The criteria, in the order contributions are added.
    public var criteria: [Criterion]

    /// Makes a scoring model.
    public init(
        id: String,
        version: String,
        title: LocalizedText,
        affinity: Affinity = Affinity(),
        learning: LearningBounds? = nil,
        groups: [Group],
        criteria: [Criterion]
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.affinity = affinity
        self.learning = learning
        self.groups = groups
        self.criteria = criteria
    }
}

extension ScoringModel {
    /// How far feedback may move a score; nil where the model does not listen to it.
    public var feedbackBounds: FeedbackBounds? {
        for criterion in criteria {
            if case .feedback(let bounds) = criterion.utility { return bounds }
        }
        return nil
    }
}
