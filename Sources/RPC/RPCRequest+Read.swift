import Documents

extension RPCRequest {
    /// Reads a request.
    ///
    /// - Parameters:
    ///   - body: the body frame.
    ///   - limits: how large it and its parts may be.
    /// - Complexity: O(*n*) in the number of bytes.
    public static func read(
        _ body: RawSpan,
        limits: JSONLimits = .request
    ) -> Result<RPCRequest, Failure> {
        do throws(JSONFault) {
            let document = try JSONReader.read(body, limits: limits)
            return Result { () throws(Failure) in try request(document) }
        } catch {
            return .failure(
                Failure(error: RPCError(error), id: id(of: body, after: error, limits))
            )
        }
    }

    /// Reads a request from memory that a C library owns.
    ///
    /// - Parameters:
    ///   - body: the body frame; nothing of the result refers to it.
    ///   - limits: how large it and its parts may be.
    /// - Complexity: O(*n*) in the number of bytes.
    public static func read(
        _ body: UnsafeRawBufferPointer,
        limits: JSONLimits = .request
    ) -> Result<RPCRequest, Failure> {
        read(body.bytes, limits: limits)
    }

    /// Reads a request from an array.
    ///
    /// - Parameters:
    ///   - body: the body frame.
    ///   - limits: how large it and its parts may be.
    /// - Complexity: O(*n*) in the number of bytes.
    public static func read(
        _ body: [UInt8],
        limits: JSONLimits = .request
    ) -> Result<RPCRequest, Failure> {
        read(body.span.bytes, limits: limits)
    }

    /// The id of a request that is well-formed but too large, or nil.
    ///
    /// A client that pipelines can only tell whose error this is by its id, and many clients write
    /// the id last, behind the parameters that were too large. So the body, whose length is within
    /// its own limit, is read once more with the other limits set aside. A body that isn't JSON
    /// has no id, by section 5.1 of JSON-RPC 2.0.
    private static func id(
        of body: RawSpan,
        after fault: JSONFault,
        _ limits: JSONLimits
    ) -> RequestID? {
        guard fault.code == .limit, fault.limit != .body else { return nil }
        var loose = limits
        loose.depthLevels = JSONLimits.deepestLevels
        loose.stringBytes = limits.bodyBytes
        loose.arrayItems = limits.bodyBytes
        loose.objectMembers = limits.bodyBytes
        loose.keyBytes = limits.bodyBytes
        guard let document = try? JSONReader.read(body, limits: loose) else { return nil }
        return document["id"].flatMap { RequestID($0) }
    }

    /// Checks the members of a request.
    private static func request(_ document: Node) throws(Failure) -> RPCRequest {
        guard case .mapping(let members) = document.content else { throw notObject(document) }
        let id = try id(of: document)
        let refuse = { (message: String, path: String, reason: RPCError.Reason) in
            Failure(error: RPCError(reason, message, path: path), id: id)
        }
        for member in members where !knownMembers.contains(member.key) {
            throw Failure(error: unknownMember(member.key), id: id)
        }
        guard case .scalar("2.0", .text) = document["jsonrpc"]?.content else {
            throw refuse("jsonrpc must be \"2.0\"", "/jsonrpc", .invalidRequest)
        }
        guard let methodNode = document["method"] else {
            throw refuse("the request names no method", "/method", .invalidRequest)
        }
        guard let method = methodNode.text else {
            throw refuse(
                "method must be text, not \(methodNode.kindName)",
                "/method",
                .invalidRequest
            )
        }
        guard method.utf8.count <= mostMethodBytes else {
            throw refuse(
                "a method's name has at most \(mostMethodBytes) bytes; rpc.discover lists them",
                "/method",
                .invalidRequest
            )
        }
        let params = document["params"] ?? .mapping([])
        guard case .mapping = params.content else {
            throw refuse(
                "params must be an object, not \(params.kindName)",
                "/params",
                .invalidRequest
            )
        }
        return RPCRequest(id: id, method: method, params: params)
    }

    /// The members that a request may have.
    private static let knownMembers = ["jsonrpc", "id", "method", "params"]

    private static func id(of document: Node) throws(Failure) -> RequestID {
        guard let node = document["id"] else {
            let message = "the request has no id; notifications are not answered here, so add one"
            throw Failure(error: RPCError(.invalidRequest, message, path: "/id"))
        }
        guard let id = RequestID(node) else {
            let message =
                "id must be a string of 1 to \(RequestID.mostCharacters) characters or a whole "
                + "number of at most 2^53 - 1"
            throw Failure(error: RPCError(.invalidRequest, message, path: "/id"))
        }
        return id
    }

    private static func notObject(_ document: Node) -> Failure {
        let message =
            if case .sequence = document.content {
                "batches are not supported; send each request as its own message, "
                    + "or use a bulk method such as match.batch"
            } else {
                "a request is an object, not \(document.kindName)"
            }
        return Failure(error: RPCError(.invalidRequest, message))
    }

    private static func unknownMember(_ name: String) -> RPCError {
        RPCError(
            .invalidRequest,
            "is not a known member; known are \(knownMembers.joined(separator: ", "))",
            path: "/" + name.pointerEscaped,
            allowed: NearestWords.nearest(to: name, among: knownMembers)
        )
    }
}
