package import Experience
import Synchronization

/// The log that writes add to, shared by the values of the head that follow each other.
///
/// One thread writes; the lock is there because which one that is changes over a process's life.
package final class EventLog: Sendable {
    private let log: Mutex<ExperienceLog>
    /// What pseudonyms are made with.
    package let secret: AuthorSecret

    /// Takes a log over.
    package init(_ log: ExperienceLog, _ secret: AuthorSecret) {
        self.log = Mutex(log)
        self.secret = secret
    }

    /// Looks at the log, or adds to it.
    package func with<Value: Sendable>(_ body: (inout ExperienceLog) -> Value) -> Value {
        log.withLock { body(&$0) }
    }
}
