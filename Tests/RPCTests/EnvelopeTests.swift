import RPC
import Testing

/// Which frames are envelope and body.
struct EnvelopeTests {
    @Test(
        "Envelope and body are told apart with and without a delimiter",
        arguments: [
            ([5, 0, 40], 2), ([5, 40], 1), ([5, 4, 0, 40], 3), ([5, 4, 4, 4, 4, 4, 0, 40], 7),
            ([5, 0, 0], 2), ([0, 0, 9], 2), ([0, 9], 1),
        ]
    )
    func good(_ sizes: [Int], _ body: Int) throws {
        let envelope = try Envelope.split(frameSizes: sizes)
        #expect(envelope.frames == 0..<body)
        #expect(envelope.body == body)
    }

    @Test(
        "Anything else is a violation with an envelope to answer on",
        arguments: [
            ([], .noFrames, 0), ([5], .noBody, 1), ([5, 0], .onlyDelimiter, 2),
            ([5, 9, 0], .onlyDelimiter, 3), ([5, 9, 9], .severalBodies, 1),
            ([5, 0, 9, 9], .severalBodies, 2), ([5, 0, 0, 9], .severalBodies, 2),
            ([5, 4, 4, 4, 4, 4, 4, 4], .severalBodies, 1),
            ([5, 4, 4, 4, 4, 4, 4, 0], .onlyDelimiter, 8),
            ([5, 0, 9, 9, 9, 9, 9, 9, 9], .tooManyFrames, 2),
            ([5, 9, 9, 9, 9, 9, 9, 9, 9], .tooManyFrames, 1),
            ([5, 9, 9, 9, 9, 9, 9, 9, 0, 9], .tooManyFrames, 1),
            (Array(repeating: 0, count: 1000), .tooManyFrames, 2),
        ] as [([Int], EnvelopeViolation.Kind, Int)]
    )
    func bad(_ sizes: [Int], _ kind: EnvelopeViolation.Kind, _ count: Int) {
        do throws(EnvelopeViolation) {
            let envelope = try Envelope.split(frameSizes: sizes)
            Issue.record("split as \(envelope)")
        } catch {
            #expect(error.kind == kind)
            #expect(error.envelope == 0..<count)
        }
    }

    @Test("The answer says which rule was broken")
    func errors() {
        let reason = { (sizes: [Int]) -> RPCError? in
            do throws(EnvelopeViolation) {
                _ = try Envelope.split(frameSizes: sizes)
                return nil
            } catch { return error.error }
        }
        #expect(reason([5, 0])?.reason == .invalidRequest)
        #expect(reason([5, 9, 9])?.reason == .invalidRequest)
        #expect(reason(Array(repeating: 1, count: 9))?.reason == .limitExceeded)
        #expect(reason(Array(repeating: 1, count: 9))?.limit == "frames")
    }
}
