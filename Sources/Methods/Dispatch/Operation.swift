/// What an operator asks that takes its time.
package enum Operation: Sendable {
    /// To read files and settings again.
    case reload
    /// To write a copy of the store.
    case backup
}
