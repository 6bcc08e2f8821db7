// swift-tools-version: 6.2
import PackageDescription

/// The compiler settings that every target of the package shares.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "twinmatch",
    products: [
        .library(name: "Documents", targets: ["Documents"])
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2")
    ],
    targets: [
        .target(name: "Documents", swiftSettings: settings),
        .target(name: "Catalog", dependencies: ["Documents"], swiftSettings: settings),
        .target(
            name: "Matching",
            dependencies: ["Catalog", "Documents"],
            swiftSettings: settings
        ),
        .target(
            name: "CatalogFiles",
            dependencies: ["Catalog", "Documents", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings
        ),
    ]
)
