import CZeroMQ
import Glibc

extension ZeroMQError {
    /// What went wrong: an open list, because libzmq passes any error number of the system on.
    package struct Code: RawRepresentable, Hashable, Sendable {
        /// The error number (`errno`).
        package let rawValue: Int32

        /// Makes a code from an error number (`errno`).
        package init(rawValue: Int32) {
            self.rawValue = rawValue
        }

        /// The address or path is taken by another socket.
        package static let addressInUse = Code(rawValue: EADDRINUSE)
        /// The address is not one of this machine.
        package static let addressNotAvailable = Code(rawValue: EADDRNOTAVAIL)
        /// The host is neither an address nor a network interface of this machine.
        package static let noSuchDevice = Code(rawValue: ENODEV)
        /// The file or its directory does not exist.
        package static let noSuchFile = Code(rawValue: ENOENT)
        /// A part of the path is not a directory.
        package static let notADirectory = Code(rawValue: ENOTDIR)
        /// The file system is mounted read-only.
        package static let readOnlyFileSystem = Code(rawValue: EROFS)
        /// This user may not do it.
        package static let permissionDenied = Code(rawValue: EACCES)
        /// The operation is not permitted.
        package static let notPermitted = Code(rawValue: EPERM)
        /// A value is not acceptable.
        package static let invalidArgument = Code(rawValue: EINVAL)
        /// The file is there and is not what it should be.
        package static let fileExists = Code(rawValue: EEXIST)
        /// The path is too long.
        package static let nameTooLong = Code(rawValue: ENAMETOOLONG)
        /// The process or the context has no descriptor or socket left.
        package static let tooManyOpenFiles = Code(rawValue: EMFILE)
        /// The operation would have to wait.
        package static let wouldBlock = Code(rawValue: EAGAIN)
        /// The peer is not, or no longer, connected.
        package static let hostUnreachable = Code(rawValue: EHOSTUNREACH)
        /// The socket is not in the right state for the operation.
        package static let wrongState = Code(rawValue: EFSM)
        /// The context was shut down.
        package static let terminated = Code(rawValue: ETERM)
        /// The socket is closed or is none.
        package static let notASocket = Code(rawValue: ENOTSOCK)
        /// A message lost its end, which libzmq promises not to happen.
        package static let brokenMessage = Code(rawValue: EBADMSG)

        /// The system's own word for the code.
        package var systemText: String {
            guard let text = zmq_strerror(rawValue) else { return "error \(rawValue)" }
            return String(cString: text)
        }
    }
}
