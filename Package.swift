// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "relance",
    products: [.executable(name: "relance", targets: ["RelanceCLI"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // 1 C libraries, each behind its own fence
        .target(
            name: "CLua",
            cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])],
            linkerSettings: [
                .linkedLibrary(":liblua5.4.a"), .linkedLibrary("m"),
                // Sources/CLua/collide.c
                .unsafeFlags([
                    "-Xlinker", "--wrap=luaH_set", "-Xlinker", "--wrap=luaH_finishset",
                ]),
            ]),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CPango", pkgConfig: "pangocairo cairo-pdf",
            providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CQREncode", providers: [.apt(["libqrencode-dev"])]),

        // 2 Values, their field lists, plugin kinds
        .target(name: "RelanceCore"),

        // 3 Lua, which knows no invoice; pure rules; the SQL
        .target(name: "Lua", dependencies: ["CLua"]),
        .target(name: "RelanceRules", dependencies: ["RelanceCore"]),
        .target(name: "RelanceStore", dependencies: ["RelanceCore", "CSQLite"]),
        .target(
            name: "RelanceDocuments",
            dependencies: [
                "RelanceCore", "CPango", "CQREncode",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),

        // 4 Plugins, what they may be granted, the stages
        .target(name: "RelancePlugins", dependencies: ["RelanceCore", "RelanceRules", "Lua"]),
        .target(name: "RelanceHost", dependencies: ["RelanceCore", "Lua", "CCurl"]),
        .target(
            name: "RelanceStages",
            dependencies: ["RelanceCore", "RelanceRules", "RelanceDocuments", "RelanceStore"]),

        // 5 A dossier, which knows every room below
        .target(
            name: "RelanceDossier",
            dependencies: [
                "RelanceCore", "RelanceRules", "RelanceStore", "RelancePlugins", "RelanceHost",
                "RelanceStages", "RelanceDocuments", "Lua", "TOMLKit",
            ]),

        // 6 The command
        .executableTarget(
            name: "RelanceCLI",
            dependencies: [
                "RelanceCore", "RelanceStore", "RelanceStages", "RelanceDocuments",
                "RelanceDossier",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Tests and benchmarks
        .executableTarget(
            name: "RelanceBench",
            dependencies: [
                "RelanceCore", "RelanceRules", "RelanceDocuments", "RelancePlugins", "RelanceHost",
                "Lua", "RelanceTestSupport",
            ],
            path: "Tests/Benchmarks"),
        .executableTarget(
            name: "RelanceProof", dependencies: ["RelanceCore", "RelancePlugins", "Lua"],
            path: "Tests/Proof", exclude: ["leaks.txt"]),
        .target(
            name: "RelanceTestSupport", dependencies: ["RelanceCore", "RelanceStore"],
            path: "Tests/RelanceTestSupport"),
        .testTarget(
            name: "RelanceCoreTests", dependencies: ["RelanceCore", "RelanceTestSupport"]),
        .testTarget(
            name: "RelanceRulesTests",
            dependencies: ["RelanceCore", "RelanceRules", "RelanceTestSupport"]),
        .testTarget(
            name: "RelanceDocumentsTests",
            dependencies: ["RelanceCore", "RelanceDocuments", "RelanceTestSupport"]),
        .testTarget(name: "LuaTests", dependencies: ["Lua", "RelanceTestSupport"]),
        .testTarget(
            name: "RelanceStoreTests",
            dependencies: ["RelanceCore", "RelanceStore", "RelanceTestSupport"]),
        .testTarget(
            name: "RelanceStagesTests",
            dependencies: [
                "RelanceCore", "RelanceRules", "RelanceDocuments", "RelanceStages",
                "RelanceStore", "RelanceTestSupport",
            ]),
        .testTarget(
            name: "RelancePluginsTests",
            dependencies: [
                "RelanceCore", "RelanceRules", "RelancePlugins", "Lua", "RelanceTestSupport",
            ]),
        .testTarget(
            name: "RelanceHostTests",
            dependencies: ["RelanceCore", "RelanceHost", "Lua", "RelanceTestSupport"]),
        .testTarget(
            name: "RelanceDossierTests",
            dependencies: ["RelanceCore", "RelanceDossier", "RelanceTestSupport"]),
        .testTarget(
            name: "RelanceCLITests",
            dependencies: ["RelanceCLI", "RelanceCore", "RelanceStore", "RelanceTestSupport"]),
    ]
)

for target in package.targets where !target.name.hasPrefix("C") {
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        // Field lists are generic and cross every room: without this they are not specialised.
        .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
