import KeyFiles
import ZeroMQ

/// The keys by which a client and a daemon on another machine know each other.
public struct ClientKeys: Sendable, Hashable {
    /// The file with the client's secret key; only its owner may read it.
    public var keyFile: String
    /// The daemon's public key: 40 characters of Z85, or a file that holds it.
    public var serverKey: String

    /// Names the keys.
    public init(keyFile: String, serverKey: String) {
        self.keyFile = keyFile
        self.serverKey = serverKey
    }

    func security() throws(ClientError) -> SocketSecurity {
        do throws(KeyFileError) {
            let serverKey = try KeyFile.publicKey(serverKey)
            return .curveClient(try KeyFile.secret(keyFile), serverKey: serverKey)
        } catch {
            throw ClientError(.keys, error.description)
        }
    }
}
