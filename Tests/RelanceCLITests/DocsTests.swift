import Foundation
import RelanceCore
import RelanceTestSupport
import Testing

/// What the pages show is what the program does.
struct DocsTests {
    private static let checkout: URL = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url
    }()

    /// The blocks of one language in a page.
    private func blocks(_ language: String, of page: String) throws -> [String] {
        let text = try String(contentsOf: Self.checkout.appending(path: page), encoding: .utf8)
        return text.components(separatedBy: "```\(language)\n").dropFirst().map {
            $0.components(separatedBy: "\n```")[0]
        }
    }

    @Test(arguments: ["README.md", "plugins/README.md"])
    func `every plugin in the pages loads, passes its examples and, if a connector, imports`(
        page: String
    ) throws {
        let plugins = try blocks("lua", of: page)
        #expect(!plugins.isEmpty)
        for plugin in plugins {
            var relance = try Relance(toml: Relance.bare)
            let kind = Self.kind(of: plugin)
            try relance.folder.write(plugin, to: "plugins/\(kind.rawValue)/shown.lua")
            let check = try relance("plugin", "check", "shown")
            #expect(check.status == 0, "said: \(check.output)")
            let test = try relance("plugin", "test", "shown")
            #expect(test.status == 0, "said: \(test.output)")
            #expect(test.output.contains("ok ") == plugin.contains("examples ="))
            guard kind == .connectors else { continue }
            let service = try plugin.contains("needs = { http") ? Self.service() : nil
            if let service {
                try Self.grant(service, to: relance)
                relance.environment = ["ERP_ID": "me", "ERP_SECRET": "s"]
            }
            let result = try relance("import", "shown", "--json")
            #expect(result.status == 0, "said: \(result.errors)")
            #expect(result.document["created"]?.integer ?? 0 > 1)
        }
    }

    /// The service that the page describes: invoices on two pages, for who has a token.
    private static func service() throws -> LoopbackServer {
        try LoopbackServer { request, _ in
            if request.target == "/token" { return .answer(200, [:], #"{"access_token":"t"}"#) }
            guard request.headers["authorization"] == "Bearer t" else { return .answer(401) }
            let page = request.target.hasSuffix("page=1") ? 1 : 2
            return .answer(
                200, [:],
                #"{"items":[{"number":"F-\#(page)","customer":"C1","total":"12.00"}],"more":\#(page == 1)}"#
            )
        }
    }

    private static func grant(_ service: LoopbackServer, to relance: Relance) throws {
        try relance.folder.append(
            """

            [connectors.shown]
            settings = { url = "\(service.url(""))" }
            secrets = { client_id = { env = "ERP_ID" }, client_secret = { env = "ERP_SECRET" } }
            """, to: "relance.toml")
        let granted = try relance("plugin", "grant", "shown", "--private", "--yes")
        #expect(granted.status == 0, "said: \(granted.errors)")
    }

    /// The kind of a plugin whose first line is "-- plugins/scoring/late.lua: …"; else a connector.
    private static func kind(of plugin: String) -> PluginKind {
        let parts = plugin.prefix { $0 != "\n" }.split(separator: "/")
        return parts.count > 1 ? PluginKind(rawValue: String(parts[1])) ?? .connectors : .connectors
    }

    @Test func `the commands of the page on plugins work on the plugins that it shows`() throws {
        let relance = try Relance(toml: Relance.bare)
        for plugin in try blocks("lua", of: "plugins/README.md") {
            let path = plugin.prefix { $0 != ":" }.dropFirst("-- ".count)
            try relance.folder.write(plugin, to: String(path))
        }
        var run = 0
        for block in try blocks("console", of: "plugins/README.md") {
            for line in block.split(separator: "\n") where line.hasPrefix("$ relance plugin ") {
                let words = line.dropFirst("$ relance ".count).split(separator: " ").map(
                    String.init)
                let result = try relance.run(words)
                #expect(result.status == 0, "\(line) said: \(result.output)\(result.errors)")
                run += 1
            }
        }
        #expect(run > 4)
    }

    @Test func `the commands of the README run on the demo and print what it shows`() throws {
        let relance = try Relance()
        var run = 0
        for block in try blocks("console", of: "README.md") {
            var lines = block.split(separator: "\n").map(String.init)[...]
            while let line = lines.popFirst() {
                guard line.hasPrefix("$ relance ") else { continue }
                let words = line.dropFirst("$ relance ".count).split(separator: " ").map(
                    String.init)
                let result = try relance.run(words)
                run += 1
                let shown = lines.prefix { !$0.hasPrefix("$ ") }.joined(separator: "\n")
                if shown.isEmpty {
                    #expect(result.status == 0, "\(line) said: \(result.errors)")
                } else {
                    #expect(result.errors.contains(shown), "\(line) said: \(result.errors)")
                }
            }
        }
        #expect(run > 5)
    }
}
