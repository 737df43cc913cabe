// swift-tools-version:6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "debrief",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "debrief", targets: ["debrief"])
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Ground floor: pure, and none knows another but the arithmetic of time.
        .target(name: "Timekeeping", swiftSettings: swiftSettings),
        .target(name: "Debriefing", dependencies: ["Timekeeping"], swiftSettings: swiftSettings),
        .target(
            name: "Evidence", dependencies: ["Timekeeping", "CArchive", "CLines"],
            swiftSettings: swiftSettings, plugins: ["EmbedAssets"]),

        .target(name: "Coaching", swiftSettings: swiftSettings, plugins: ["EmbedAssets"]),

        .target(
            name: "Storage",
            dependencies: [
                "Debriefing", "Timekeeping", "CSodium",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: swiftSettings),
        .target(
            name: "Publishing",
            dependencies: [
                "Debriefing", "Timekeeping",
                .product(name: "Mustache", package: "swift-mustache"),
            ], swiftSettings: swiftSettings, plugins: ["EmbedAssets"]),
        .target(
            name: "Server",
            dependencies: [
                "Coaching", "Debriefing", "Evidence", "Publishing", "Storage", "Timekeeping", "CCurl",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], swiftSettings: swiftSettings, plugins: ["EmbedAssets"]),
        .executableTarget(
            name: "debrief",
            dependencies: [
                "Coaching", "Debriefing", "Evidence", "Server", "Storage", "Timekeeping",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: swiftSettings),

        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLines"),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),

        // Templates, scripts, styles and the sample travel inside the binary.
        .executableTarget(name: "embed-assets", path: "Sources/embed-assets", swiftSettings: swiftSettings),
        .plugin(name: "EmbedAssets", capability: .buildTool(), dependencies: ["embed-assets"]),

        .testTarget(
            name: "CoachingTests", dependencies: ["Coaching"], resources: [.copy("Cases")], swiftSettings: swiftSettings
        ),
        .testTarget(name: "TimekeepingTests", dependencies: ["Timekeeping"], swiftSettings: swiftSettings),
        .testTarget(
            name: "DebriefingTests", dependencies: ["Debriefing", "Timekeeping"], resources: [.copy("Journals")],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "EvidenceTests", dependencies: ["Evidence", "Timekeeping"], swiftSettings: swiftSettings),
        .testTarget(
            name: "PublishingTests", dependencies: ["Debriefing", "Publishing", "Timekeeping"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Debriefing", "Storage", "Timekeeping",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: swiftSettings),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Coaching", "Debriefing", "Evidence", "Publishing", "Server", "Storage", "Timekeeping",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ], swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6]
)
