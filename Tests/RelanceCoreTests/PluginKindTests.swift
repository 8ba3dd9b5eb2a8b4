import RelanceCore
import Testing

struct PluginKindTests {
    @Test func `there are five kinds, called like their folders`() {
        let names = PluginKind.allCases.map(\.rawValue)
        #expect(names == ["connectors", "channels", "scoring", "scenarios", "reports"])
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
