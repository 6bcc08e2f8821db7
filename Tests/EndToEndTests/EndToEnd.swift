import Testing

/// The real daemon, driven over its sockets; one test at a time, because each fills both cores.
@Suite("End to end", .serialized)
enum EndToEnd {}
