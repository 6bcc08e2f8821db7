import CZeroMQ

extension Poller {
    /// What a poller waits for and finds.
    package struct Events: OptionSet, Sendable {
        /// The bits as libzmq defines them.
        package let rawValue: Int16

        /// Makes a set of the bits that libzmq defines.
        package init(rawValue: Int16) {
            self.rawValue = rawValue
        }

        /// Something can be received or read.
        package static let readable = Events(rawValue: Int16(ZMQ_POLLIN))
        /// Something can be sent or written.
        package static let writable = Events(rawValue: Int16(ZMQ_POLLOUT))
        /// A descriptor is closed or in error; found without being asked for, never on a socket.
        package static let failed = Events(rawValue: Int16(ZMQ_POLLERR))
    }
}
