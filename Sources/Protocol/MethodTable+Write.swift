import Catalog
import Documents
import RPC

extension MethodTable {
    /// Edits of the catalogue and the profiles, and how the catalogue came to be what it is.
    static let writeMethods: [MethodDescriptor] = [
        MethodDescriptor(
            "solutions.put",
            "Adds a solution or replaces the one of the same id.",
            role: .catalog,
            params: [
                .required("solution", .checkedLater(Solution.shape), "The whole record."),
                expectedRevision,
            ],
            result: [
                .required("solution", .line, "Its id."),
                .required("outcome", .choice(["added", "changed", "unchanged"])),
            ],
            errors: writeErrors
        ),
        MethodDescriptor(
            "solutions.remove",
            "Removes a solution; older revisions keep it.",
            role: .catalog,
            params: [
                .required("solution", .text(.slug, limit: 64), "The solution's id."),
                expectedRevision,
            ],
            result: [.required("solution", .line, "Its id.")],
            errors: writeErrors + [.notFound]
        ),
        MethodDescriptor(
            "catalog.apply",
            "Publishes many solutions at once, sent in parts: all of them or none.",
            role: .catalog,
            params: [
                .required("change", .text(.code, limit: 64), "The change that a part belongs to."),
                .optional(
                    "solutions",
                    .list(
                        of: .checkedLater(Solution.shape),
                        count: 0...Limits.arrayItems,
                        unique: false
                    ),
                    "Records to add or replace."
                ),
                .optional("remove", .list(of: .text(.slug, limit: 64)), "Ids to remove."),
                .optional("commit", .boolean, "Whether this is the last part; default false."),
                .optional("total", count, "With commit: refuse unless so many records came in."),
                .optional(
                    "prune",
                    .boolean,
                    "With commit: whether to remove every solution the change does not hold."
                ),
                expectedRevision,
            ],
            result: [
                .required("change", .line),
                .required("staged", count, "Records of the change so far, or that it had."),
                .required("committed", .boolean),
                .required("added", count),
                .required("changed", count),
                .required("removed", count),
            ],
            errors: writeErrors + [.limitExceeded]
        ),
        MethodDescriptor(
            "catalog.revisions",
            "The kept revisions, newest first.",
            params: [
                .optional("before", revision, "Only revisions before this one."),
                .optional("limit", .integer(1...Limits.pageRows), "Most rows; default 100."),
            ],
            result: [.required("revisions", .rows(of: revisionRow), "Newest first.")],
            errors: [.unavailable]
        ),
        MethodDescriptor(
            "catalog.diff",
            "What lies between two revisions, record by record.",
            params: [
                .required("from", revision, "The earlier revision."),
                .optional("to", revision, "The later one; default the newest."),
            ],
            result: [
                .required("from", revision),
                .required("to", revision),
                .required("changes", .rows(of: change), "By kind and id."),
            ],
            errors: [.notFound, .unavailable]
        ),
        MethodDescriptor(
            "catalog.export",
            "The solutions of a kept revision as whole records, by id.",
            params: [.optional("catalogRevision", revision, "Default the newest.")] + page,
            result: [
                .required("revision", revision),
                .required("solutions", .rows(of: Solution.shape)),
                .required("total", count),
            ],
            errors: [.notFound, .unavailable]
        ),
        MethodDescriptor(
            "profiles.put",
            "Adds a needs profile or replaces the one of the same id, as its next version.",
            role: .catalog,
            params: [
                .required("profile", .checkedLater(NeedsProfile.shape), "The whole profile."),
                .optional("expectedVersion", count, "Refuse unless this is its version; 0: none."),
            ],
            result: [
                .required("profile", .line, "Its id."),
                .required("version", count),
                .required("digest", .line, "Changes when the profile does."),
            ],
            errors: writeErrors
        ),
        MethodDescriptor(
            "profiles.remove",
            "Removes a needs profile; its versions stay in the store.",
            role: .catalog,
            params: [
                .required("profile", MatchShapes.name, "The profile's id."),
                .optional("expectedVersion", count, "Refuse unless this is its version."),
            ],
            result: [
                .required("profile", .line, "Its id."),
                .required("version", count),
            ],
            errors: writeErrors + [.notFound]
        ),
    ]

    /// What every write may be refused for.
    static let writeErrors: [RPCError.Reason] = [
        .conflict, .idempotencyMismatch, .unavailable, .outcomeUnknown, .storageFull,
    ]

    private static let revision = Shape.integer(1...Limits.largestInteger)

    private static let expectedRevision = RecordShape.Member.optional(
        "expectedRevision",
        revision,
        "Refuse with CONFLICT unless the catalogue is at this revision."
    )

    private static let revisionRow = Shape.record(
        .required("revision", revision),
        .required("digest", .line, "Of all its records."),
        .required("author", .line, "Who published it."),
        .required("time", .line, "When, as RFC 3339 in UTC."),
        .required("added", count),
        .required("changed", count),
        .required("removed", count)
    )

    private static let change = Shape.record(
        .required("kind", .line, "solutions, codes, labels/en ..."),
        .required("id", .line),
        .required("change", .choice(["added", "changed", "removed"])),
        .required("fields", .rows(of: .line), "What differs, as JSON Pointers, where changed.")
    )
}
