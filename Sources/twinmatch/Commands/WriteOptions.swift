import ArgumentParser

/// What every command that writes takes.
struct WriteOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Makes repeated sendings one write: 16 to 64 letters, digits, _ and -.",
            discussion: "Default: a fresh one, which is named where the outcome is not known.",
            valueName: "key"
        )
    )
    var idempotencyKey: String?

    func validate() throws {
        guard let key = idempotencyKey else { return }
        let isKey = key.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_-]{15,63}/) != nil
        guard isKey else {
            throw ValidationError(
                "--idempotency-key must be 16 to 64 letters, digits, _ and -; a UUID does well."
            )
        }
    }
}
