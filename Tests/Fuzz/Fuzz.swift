import CatalogFiles
import Glibc
import Importing
import RPC

/// libFuzzer's own loop. The package manager renames the entry of a program, so the loop is
/// entered by name and not by its `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

@main
private enum Program {
    static func main() {
        var count = CommandLine.argc
        var words = CommandLine.unsafeArgv
        exit(runDriver(&count, &words) { start, size in fuzz(start, size) })
    }
}

/// What libFuzzer calls: one reader, which the first byte chooses, on the bytes after it.
///
/// A reader may refuse anything and must survive everything; what it accepts must be read the same
/// way again from what it prints.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0 else { return 0 }
    let bytes = [UInt8](UnsafeBufferPointer(start: start + 1, count: count - 1))
    // A first byte of its own, so that inputs which were kept stay with their readers.
    if start[0] == UInt8(ascii: "!") {
        calls.answer(bytes)
        return 0
    }
    switch start[0] % 6 {
    case 0: json(bytes)
    case 1: request(bytes)
    case 2: _ = try? Envelope.split(frameSizes: bytes.map { Int($0 % 4) })
    case 3: _ = YAMLReader.read(String(decoding: bytes, as: UTF8.self), file: "fuzz.yaml")
    case 4: rows(bytes, .csv)
    default: rows(bytes, .ndjson)
    }
    return 0
}

private let calls = Calls()

/// Reads JSON, and what was read once more.
private func json(_ bytes: [UInt8]) {
    guard let node = try? JSONReader.read(bytes) else { return }
    var writer = JSONWriter()
    writer.value(node)
    guard let again = try? JSONReader.read(writer.bytes), again == node else {
        fatalError("what was printed reads otherwise: \(String(decoding: bytes, as: UTF8.self))")
    }
}

/// Reads a request, and its id alone.
private func request(_ bytes: [UInt8]) {
    let skimmed = bytes.withUnsafeBytes { RPCRequest.skimID($0) }
    guard case .success(let request) = RPCRequest.read(bytes), let skimmed else { return }
    guard skimmed == request.id else {
        fatalError("another id is skimmed: \(String(decoding: bytes, as: UTF8.self))")
    }
}

/// Reads rows whole and in pieces: where a file is cut must not matter.
private func rows(_ bytes: [UInt8], _ format: RowFormat) {
    var whole: [RawRow] = []
    var reader = RowReader(format)
    reader.take(bytes[...], into: &whole)
    reader.finish(into: &whole)
    var parts: [RawRow] = []
    var other = RowReader(format)
    for byte in bytes.indices { other.take(bytes[byte...byte], into: &parts) }
    other.finish(into: &parts)
    guard whole.count == parts.count else { fatalError("cut elsewhere, it has other rows") }
}
