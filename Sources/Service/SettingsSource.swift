/// The settings of a daemon whose catalogue is a store: who may do what is put in force at once.
///
/// Everything else of the settings is read at the start only, as `docs/running.md` says.
struct SettingsSource: ReloadSource {
    let name = "settings"
    /// Reads the settings as they were read at the start.
    let read: @Sendable () throws -> ServiceOptions
    /// Where the doorkeeper finds the new ones.
    let access: Mailbox<AccessSettings>

    func reload() async -> Reloader.Outcome {
        do {
            access.post(try read().access)
            return .reloaded(revision: nil)
        } catch {
            return .refused(revision: nil, faults: ["\(error)"])
        }
    }
}
