// swift-tools-version: 6.2
import PackageDescription

/// The compiler settings that every target of the package shares.
var settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
// Warnings are errors in `make test`, and not for whoever builds with a newer compiler.
if Context.environment["TWINMATCH_STRICT"] != nil {
    settings.append(.treatAllWarnings(as: .error))
}

let package = Package(
    name: "twinmatch",
    products: [
        .library(name: "Catalog", targets: ["Catalog"]),
        .library(name: "CatalogFiles", targets: ["CatalogFiles"]),
        .library(name: "Client", targets: ["Client"]),
        .library(name: "Matching", targets: ["Matching"]),
        .library(name: "Twinning", targets: ["Twinning"]),
        .executable(name: "twinmatch", targets: ["twinmatch"]),
        .executable(name: "twinmatchd", targets: ["twinmatchd"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle",
            from: "2.13.0"
        ),
    ],
    targets: [
        // The core: values and pure functions, no socket, file, clock or thread.
        .target(name: "Documents", swiftSettings: settings),
        .target(name: "Catalog", dependencies: ["Documents"], swiftSettings: settings),
        .target(name: "CKernels"),
        .target(
            name: "Matching",
            dependencies: ["CKernels", "Catalog", "Documents"],
            swiftSettings: settings
        ),
        .target(
            name: "Experience",
            dependencies: ["Catalog", "Documents", "Matching"],
            swiftSettings: settings
        ),
        .target(
            name: "Evaluation",
            dependencies: ["Catalog", "Documents", "Matching"],
            swiftSettings: settings
        ),
        .target(
            name: "Learning",
            dependencies: ["Catalog", "Documents", "Matching"],
            swiftSettings: settings
        ),
        .target(
            name: "Twinning",
            dependencies: ["Catalog", "Documents", "Experience", "Matching"],
            swiftSettings: settings
        ),
        .target(name: "Search", dependencies: ["Catalog", "Documents"], swiftSettings: settings),
        // The protocol: strict JSON, the method table, handlers as pure functions.
        .target(name: "RPC", dependencies: ["Documents"], swiftSettings: settings),
        .target(
            name: "Protocol",
            dependencies: ["Catalog", "Documents", "Matching", "RPC"],
            swiftSettings: settings
        ),
        .target(
            name: "Methods",
            dependencies: [
                "Catalog", "Documents", "Experience", "Learning", "Matching", "Protocol", "RPC",
                "Search", "Twinning",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings
        ),
        // Rows of other catalogues as solutions of ours.
        .target(
            name: "Importing",
            dependencies: ["Catalog", "Documents", "RPC"],
            swiftSettings: settings
        ),
        // Documents for readers, as HTML and Markdown.
        .target(name: "Reports", swiftSettings: settings),
        // The edges: files, sockets, threads.
        .target(
            name: "CatalogFiles",
            dependencies: [
                "Catalog", "Documents", "RPC", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings
        ),
        .target(name: "SystemClock", dependencies: ["Documents"], swiftSettings: settings),
        .target(
            name: "Storage",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CZeroMQ"),
        .target(name: "ZeroMQ", dependencies: ["CZeroMQ"], swiftSettings: settings),
        .target(name: "KeyFiles", dependencies: ["ZeroMQ"], swiftSettings: settings),
        .target(
            name: "Service",
            dependencies: [
                "Catalog", "CatalogFiles", "Documents", "Experience", "KeyFiles", "Matching",
                "Methods", "Protocol", "RPC", "Search", "Storage", "SystemClock", "ZeroMQ",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Client",
            dependencies: ["Documents", "KeyFiles", "RPC", "ZeroMQ"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "twinmatch",
            dependencies: [
                "Catalog", "CatalogFiles", "Client", "Documents", "Evaluation", "Importing",
                "KeyFiles", "Matching", "Methods", "Protocol", "RPC", "Reports", "SystemClock",
                "Twinning", "ZeroMQ",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "twinmatchd",
            dependencies: [
                "Client", "Documents", "Service",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "appends",
            dependencies: ["Storage"],
            path: "bench/appends",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "instructions",
            dependencies: [
                "Catalog", "CatalogFiles", "Documents", "Matching", "Methods", "RPC",
            ],
            path: "bench/instructions",
            swiftSettings: settings
        ),
        // What the tests of several targets share.
        .target(
            name: "TestSupport",
            dependencies: ["Catalog"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        .testTarget(
            name: "CatalogFilesTests",
            dependencies: ["Catalog", "CatalogFiles", "Documents", "Matching"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CatalogTests",
            dependencies: ["Catalog", "Documents", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ClientTests",
            dependencies: ["Client", "Documents", "RPC", "ZeroMQ"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: ["Catalog", "CatalogFiles", "Documents", "RPC", "ZeroMQ", "twinmatch"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DocumentsTests",
            dependencies: ["Documents", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(name: "EndToEndTests", swiftSettings: settings),
        .testTarget(
            name: "EvaluationTests",
            dependencies: [
                "Catalog", "Documents", "Evaluation", "Matching", "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ExperienceTests",
            dependencies: ["Catalog", "Documents", "Experience", "Matching", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ImportingTests",
            dependencies: [
                "Catalog", "CatalogFiles", "Documents", "Importing", "RPC", "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LearningTests",
            dependencies: ["Catalog", "Documents", "Learning", "Matching", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "MatchingTests",
            dependencies: [
                "Catalog", "CatalogFiles", "Documents", "Matching", "RPC", "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "MethodsTests",
            dependencies: [
                "Catalog", "CatalogFiles", "Documents", "Experience", "Matching", "Methods",
                "Protocol", "RPC", "TestSupport", "Twinning",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RPCTests",
            dependencies: ["Documents", "RPC", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(name: "ReportsTests", dependencies: ["Reports"], swiftSettings: settings),
        .testTarget(
            name: "SearchTests",
            dependencies: ["Catalog", "CatalogFiles", "Documents", "Search", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Storage", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ServiceTests",
            dependencies: [
                "Catalog", "Matching", "Methods", "Protocol", "RPC", "Service", "Storage",
                "TestSupport", "ZeroMQ",
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "TidyTests", swiftSettings: settings),
        .testTarget(
            name: "TwinningTests",
            dependencies: [
                "Catalog", "CatalogFiles", "Documents", "Experience", "Matching", "TestSupport",
                "Twinning",
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "ZeroMQTests", dependencies: ["ZeroMQ"], swiftSettings: settings),
    ]
)

// The fuzz target wants a compiler with libFuzzer, and every target built for it: `make fuzz`.
if Context.environment["TWINMATCH_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Catalog", "CatalogFiles", "Documents", "Experience", "Importing", "Matching",
                "Methods", "Protocol", "RPC", "TestSupport", "Twinning",
            ],
            path: "Tests/Fuzz",
            exclude: ["Corpus", "README.md"],
            swiftSettings: settings
        )
    )
}

// `make sanitize` builds the core with its tests and nothing else.
if Context.environment["TWINMATCH_CORE"] != nil {
    let core: Set = [
        "CKernels", "Catalog", "CatalogFiles", "CatalogTests", "Documents", "DocumentsTests",
        "Evaluation", "EvaluationTests", "Experience", "ExperienceTests", "Learning",
        "LearningTests", "Matching", "MatchingTests", "RPC", "RPCTests", "Search", "SearchTests",
        "TestSupport", "Twinning", "TwinningTests",
    ]
    package.targets.removeAll { !core.contains($0.name) }
    package.products = []
    package.dependencies.removeAll { dependency in
        if case .sourceControl(_, let location, _) = dependency.kind {
            return !location.hasSuffix("/Yams")
        }
        return true
    }
}
