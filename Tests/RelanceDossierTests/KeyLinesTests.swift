import RelanceCore
import RelanceDossier
import Testing

struct KeyLinesTests {
    private static let text = #"""
        [creditor] # the first
        name = "Méridien"   # name = "no"
        sales.name = "Paul"

        [creditor.manager]
        name = """
        [run]
        scoring = []
        """
        [run]
        connectors = [
            "fec",  # scoring = 1
            # reports = []
            "[dunning]",
        ]
        scoring    = ['a', "b\"]"]
        channels = { email = "outbox", sms = "sms" }
        ["rates" . "2026-H2"]
        ecb = 2
        "legal" = 2.5
        [rates.'2025-H1']
        ecb = 1
        legal = 1
        [connectors.erp]
        settings.url = '''
        a = 1
        b = 2'''
        settings."a key" = { from = [
            1,
            { x = 1 },
        ], to = 3 }
        [connectors.erp.allow]
        http = [
            { host = "a:1" },
            { host = "b:1" },
        ]
        [[connectors.erp.settings.rows]]
        a = 1
        [[connectors.erp.settings.rows]]
        b.c = 2
        [connectors.erp.settings.rows.deep]
        d = 1
        """#

    @Test(arguments: [
        (["creditor"], 1), (["creditor", "name"], 2), (["creditor", "sales"], 3),
        (["creditor", "sales", "name"], 3), (["creditor", "manager"], 5),
        (["creditor", "manager", "name"], 6), (["run"], 10), (["run", "connectors"], 11),
        (["run", "scoring"], 16), (["run", "channels"], 17), (["run", "channels", "sms"], 17),
        (["rates"], 18), (["rates", "2026-H2"], 18), (["rates", "2026-H2", "ecb"], 19),
        (["rates", "2026-H2", "legal"], 20), (["rates", "2025-H1"], 21), (["connectors"], 24),
        (["connectors", "erp", "settings"], 25), (["connectors", "erp", "settings", "url"], 25),
        (["connectors", "erp", "settings", "a key"], 28),
        (["connectors", "erp", "settings", "a key", "from"], 28),
        (["connectors", "erp", "settings", "a key", "to"], 31),
        (["connectors", "erp", "allow"], 32), (["connectors", "erp", "allow", "http"], 33),
        (["connectors", "erp", "settings", "rows"], 37),
        (["connectors", "erp", "settings", "rows", "[1]", "a"], 38),
        (["connectors", "erp", "settings", "rows", "[2]"], 39),
        (["connectors", "erp", "settings", "rows", "[2]", "b", "c"], 40),
        (["connectors", "erp", "settings", "rows", "[2]", "deep", "d"], 42),
    ])
    func `a key is found on its line`(path: [String], line: Int) throws {
        #expect(try DossierFile.read(Self.text).line(of: path) == line)
    }

    @Test(arguments: [
        [], ["dunning"], ["run", "reports"], ["run", "connectors", "[1]"],
        ["connectors", "erp", "settings", "b"],
        ["connectors", "erp", "settings", "a key", "from", "x"],
        ["connectors", "erp", "allow", "http", "host"],
    ])
    func `what is no key has no line`(path: [String]) throws {
        #expect(try DossierFile.read(Self.text).line(of: path) == nil)
    }

    @Test
    func `lines of settings are kept for the plugin`() throws {
        let plugins = try DossierFile.read(Self.text).configuration.plugins
        let erp = try #require(plugins.first?.value)
        #expect(erp.line == 24)
        #expect(erp.settingLines == ["url": 25, "a key": 28, "rows": 37])
    }

    @Test
    func `quotes and escapes of a key are read`() throws {
        let file = try DossierFile.read(
            .creditor + #"""
                [connectors."a\u00e9\"b".settings]
                'c:\d' = """""two""\""end"""""
                "\\" = 1
                """#)
        let settings = ["connectors", "aé\"b", "settings"]
        #expect(file.line(of: settings + ["c:\\d"]) == 4)
        #expect(file.line(of: settings + ["\\"]) == 5)
        let plugin = try #require(file.configuration.plugins.first)
        #expect(plugin.key.name == "aé\"b")
        #expect(plugin.value.settings["c:\\d"] == "\"\"two\"\"\"\"end\"\"")
    }

    @Test
    func `a mark of byte order and line ends of Windows do no harm`() throws {
        let file = try DossierFile.read(
            "\u{FEFF}[creditor]\r\nname = \"M\"\r\n\r\n[run] # x\r\nscoring = [\r\n\"a\"]\r\n")
        #expect(file.line(of: ["run", "scoring"]) == 5)
        #expect(file.configuration.run.scoring == ["a"])
    }
}
