import RelanceCore
import RelanceTestSupport
import Testing

@testable import RelanceDossier

/// A grant is put where its key stands, and nothing else of the file moves.
struct GrantEditTests {
    private static let id = PluginID(.connectors, "erp")

    private func edited(_ text: String, _ item: String = "\"erp.example:443\"") throws -> String? {
        try GrantEdit(text).adding(item, to: "http", of: Self.id)
    }

    @Test(arguments: [
        // No table of the plugin yet: at the end
        ("", "[connectors.erp]\nallow = { http = [H] }\n"),
        ("a = 1", "a = 1\n\n[connectors.erp]\nallow = { http = [H] }\n"),
        ("a = 1 # x\n", "a = 1 # x\n\n[connectors.erp]\nallow = { http = [H] }\n"),
        (
            "[connectors.erp.settings]\nurl = 1\n",
            "[connectors.erp.settings]\nurl = 1\n\n[connectors.erp]\nallow = { http = [H] }\n"
        ),
        // A table without grants: behind its last key, before what comes after
        ("[connectors.erp]", "[connectors.erp]\nallow = { http = [H] }"),
        (
            "[connectors.erp] # the ERP\n\n[channels.smtp]\n",
            "[connectors.erp] # the ERP\nallow = { http = [H] }\n\n[channels.smtp]\n"
        ),
        (
            "[connectors.erp]\nsettings = { a = 1 } # x\n# y\n[connectors.erp.secrets]\nk = 1\n",
            "[connectors.erp]\nsettings = { a = 1 } # x\nallow = { http = [H] }\n# y\n[connectors.erp.secrets]\nk = 1\n"
        ),
        (
            "[connectors.erp]\r\nlimits = {}\r\n",
            "[connectors.erp]\r\nlimits = {}\r\nallow = { http = [H] }\r\n"
        ),
        (
            "[connectors]\nerp = { settings = {} }\n",
            "[connectors]\nerp = { settings = {}, allow = { http = [H] } }\n"
        ),
        // A table of grants: behind its last, or alone in it
        (
            "[connectors.erp]\nallow = { read = [\"a\"] } # x",
            "[connectors.erp]\nallow = { read = [\"a\"], http = [H] } # x"
        ),
        ("[connectors.erp]\nallow = {}", "[connectors.erp]\nallow = { http = [H] }"),
        ("[connectors.erp]\nallow = { }", "[connectors.erp]\nallow = { http = [H] }"),
        (
            "connectors.erp.allow = { read = [] }\n",
            "connectors.erp.allow = { read = [], http = [H] }\n"
        ),
        (
            "[connectors.erp]\nallow.read = [\"a\"]\n[run]\n",
            "[connectors.erp]\nallow.read = [\"a\"]\nallow.http = [H]\n[run]\n"
        ),
        (
            "[connectors.erp.allow]\nread = [] # x\n\n[run]\n",
            "[connectors.erp.allow]\nread = [] # x\nhttp = [H]\n\n[run]\n"
        ),
        // A list of servers: behind the last
        (
            "[connectors.erp]\nallow = { http = [\"a:1\"] }",
            "[connectors.erp]\nallow = { http = [\"a:1\", H] }"
        ),
        ("[connectors.erp]\nallow = { http = [] }", "[connectors.erp]\nallow = { http = [H] }"),
        (
            "[connectors.erp.allow]\nhttp = [\n  \"a:1\", # one ]\n  { host = \"b:2\" }, # two\n]\n",
            "[connectors.erp.allow]\nhttp = [\n  \"a:1\", # one ]\n  { host = \"b:2\" }, H, # two\n]\n"
        ),
        ("connectors.\"erp\".allow.http = ['a:1' ]", "connectors.\"erp\".allow.http = ['a:1', H ]"),
    ]) func `a grant is put where it belongs`(text: String, expected: String) throws {
        #expect(try edited(text, "H") == expected)
    }

    @Test(arguments: [
        "connectors.erp.allow.read = []\n", "[connectors.erp]\nallow = { http = 'x' }",
    ])
    func `where there is no place it does nothing`(text: String) throws {
        #expect(try edited(text) == nil)
    }

    @Test(arguments: 1...200)
    func `the rest of the file stays as it is, byte for byte`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let text = Self.file(&dice)
        let before = try DossierFile.read(text).configuration
        let edited = try #require(try edited(text), "\(text)")
        let (old, new) = (Array(text.utf8), Array(edited.utf8))
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
        #expect(new.count > old.count && start + end >= old.count, "\(edited)")
        let after = try DossierFile.read(edited).configuration
        let grants = before.plugins[Self.id]?.grants ?? .init()
        let now = try #require(after.plugins[Self.id]).grants
        #expect(now.http == grants.http + [.init(host: "erp.example:443")], "\(edited)")
        #expect(now.read == grants.read && after.run == before.run, "\(edited)")
        var (rest, others) = (after.plugins, before.plugins)
        (rest[Self.id], others[Self.id]) = (nil, nil)
        #expect(Set(rest.keys) == Set(others.keys))
    }

    /// A file that says the same in one of many ways.
    private static func file(_ dice: inout Dice) -> String {
        let space = ["", " ", "  ", "\t"].randomElement(using: &dice) ?? ""
        let comments = ["", " # è ] } , \"", "#", "   # allow = { http = [] }"]
        func comment() -> String { comments.randomElement(using: &dice) ?? "" }
        let lists = [
            "[]", "[\(space)]", "[\"a:1\"]", "[\(space)'a:1',\(space)\"b:2\"\(space)]",
            "[ # x\n \"a:1\"\(comment())\n,\"b:2\",\(comment())\n]",
            "[{ host = \"[::1]:8\", methods = [\"GET\"] }]",
        ]
        let list = lists.randomElement(using: &dice) ?? ""
        let flat = lists.prefix(4).randomElement(using: &dice) ?? ""
        let forms = [
            "", "[connectors.erp]\(comment())\n",
            "[ connectors . \"erp\" ]\nlimits = {}\(comment())\n",
            "[connectors.erp]\nallow\(space)=\(space){\(space)}\(comment())\n",
            "[connectors.erp]\nallow = {\(space)read = [\"x\"]\(space)}\(comment())\n",
            "[connectors.erp]\nallow = { http = \(flat), read = ['y'] }\(comment())\n",
            "[connectors.erp]\nallow.http = \(list)\(comment())\nsettings.a = '''\n[x]\n'''\n",
            "[connectors.erp]\nsettings = { b = { c = [1] } }\nallow.read = [\"x\"]\(comment())\n",
            "[connectors.erp.allow]\(comment())\n\nhttp = \(list)\(comment())\n",
            "[connectors.erp.settings]\nx = \"[connectors.erp]\"\n[connectors.erp.allow]\n",
        ]
        let others = [
            "[run]\(comment())\nscoring\(space)=\(space)[\"a\",\n\"b\"]\n",
            "[channels.smtp]\nallow = { smtp = [\"a:1\"] }\(comment())\n",
            "# only a remark\n\n", "[connectors.erp2]\nallow = { http = [\"z:1\"] }\n",
        ].shuffled(using: &dice).prefix(Int.random(in: 0...4, using: &dice))
        var parts = others + [forms.randomElement(using: &dice) ?? ""]
        parts.shuffle(using: &dice)
        var text = "[creditor]\(comment())\nname = \"É\"\n\(comment())\n" + parts.joined()
        if Bool.random(using: &dice) { text = text.replacing("\n", with: "\r\n") }
        if Bool.random(using: &dice), text.hasSuffix("\n") { text.removeLast() }
        return text
    }
}
