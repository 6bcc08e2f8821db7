import Glibc

/// Unbuffered output: whoever waits for the ready line sees it at once.
enum Output {
    /// Writes a text to a descriptor; what cannot be written is lost, as a closed pipe wants it.
    static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }
}
