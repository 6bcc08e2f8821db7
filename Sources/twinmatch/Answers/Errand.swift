/// What a command wants of whoever answers.
enum Errand: Sendable {
    /// To be answered; a catalogue's files can do that too.
    case ask
    /// To change what there is, or to look back: only a daemon with a store can.
    case store
    /// To look after the daemon itself, by its control socket.
    case administer
}
