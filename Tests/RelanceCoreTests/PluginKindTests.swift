import RelanceCore
import Testing

struct PluginKindTests {
    @Test func `there are five kinds, called like their folders`() {
        let names = PluginKind.allCases.map(\.rawValue)
        #expect(names == ["connectors", "channels", "scoring", "scenarios", "reports"])
    }

    @Test(arguments: [
        (PluginKind.connectors, "connector", ["pull"]), (.channels, "channel", ["send"]),
        (.scoring, "scoring rule", ["score"]), (.scenarios, "scenario", ["steps"]),
        (.reports, "report section", ["section"]),
    ])
    func `a kind says what its plugins must define`(
        kind: PluginKind, word: String, required: [String]
    ) {
        #expect(kind.word == word)
        #expect(kind.required == required)
    }

    @Test(arguments: PluginKind.allCases)
    func `what a kind asks for it does not offer besides`(kind: PluginKind) {
        #expect(Set(kind.required).isDisjoint(with: kind.optional))
    }

    @Test func `a plugin is named by its kind and name`() {
        #expect(PluginID(.connectors, "fec").description == "connectors/fec")
    }

    @Test func `plugins are ordered by kind, then by name`() {
        let plugins = [
            PluginID(.scoring, "a"), PluginID(.connectors, "b"), PluginID(.connectors, "a"),
        ]
        let names = plugins.sorted().map(\.description)
        #expect(names == ["connectors/a", "connectors/b", "scoring/a"])
    }
}
