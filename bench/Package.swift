// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that whoever uses twinmatch resolves none of this.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "twinmatch-bench",
    dependencies: [
        .package(name: "twinmatch", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: [
        .systemLibrary(name: "CBenchZeroMQ"),
        .executableTarget(
            name: "twinmatch-bench",
            dependencies: [
                "CBenchZeroMQ",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
                .product(name: "Catalog", package: "twinmatch"),
                .product(name: "CatalogFiles", package: "twinmatch"),
                .product(name: "Matching", package: "twinmatch"),
                .product(name: "Twinning", package: "twinmatch"),
            ],
            swiftSettings: settings
        ),
    ]
)
