import RelanceDossier
import Testing

struct SyntaxErrorTests {
    @Test(
        arguments: Case.table(
            #"""
            city Lyon
            => relance.toml:3: 'city' has no value; write city = …

            city =
            => relance.toml:3: 'city' has no value; write city = …

            city = Lyon
            => relance.toml:3: a value is neither a text in quotes, a number, a date, true nor false; put texts in straight quotes, as in name = "…"

            city = “Lyon”
            => relance.toml:3: a value is neither a text in quotes, a number, a date, true nor false; put texts in straight quotes, as in name = "…"

            city = "Lyon
            => relance.toml:3: a text that begins here is not closed; close it with "

            city = 'Lyon
            => relance.toml:3: a text that begins here is not closed; close it with '

            city = """Lyon
            x = 1
            => relance.toml:3: a text that begins here is not closed; close it with """

            path = "C:\Users"
            => relance.toml:3: a text holds \U, which means nothing; write \\ for a backslash, or put the text in 'single quotes'

            path = "\x41"
            => relance.toml:3: a text holds \x, which means nothing; write \\ for a backslash, or put the text in 'single quotes'

            bic = "a\u0000b"
            => relance.toml:3: a control character stands here; take it out

            é = 1
            => relance.toml:3: a key cannot begin with 'é'; put the key in quotes

            = 1
            => relance.toml:3: a key cannot begin with '='; write key = value

            """x""" = 1
            => relance.toml:3: a key cannot stand in three quotes; take one on either side

            [run
            scoring = []
            => relance.toml:3: a table header is not closed; close it with ]

            [[run]
            x = 1
            => relance.toml:3: a table header is not closed; close it with ]]

            []
            => relance.toml:3: a key cannot begin with ']'; write a table header as [name]

            [
            run]
            => relance.toml:3: a key is missing; write key = value

            [,run]
            => relance.toml:3: a key cannot begin with ','; write key = value

            [run] x = 1
            => relance.toml:3: something stands behind the end of a table header; begin a new line, or a comment with #

            bic = "A" "B"
            => relance.toml:3: something stands behind the end of a value; begin a new line, or a comment with #

            [run]
            scoring = ["a", "b"
            scenarios = []
            => relance.toml:4: a list that begins here lacks a comma or its end; put commas between its items and ] behind the last

            [run]
            scoring = ["a",
            scenarios = []
            => relance.toml:4: a list that begins here lacks a comma or its end; put commas between its items and ] behind the last

            [run]
            scoring = [
              "a" "b"
            ]
            => relance.toml:4: a list that begins here lacks a comma or its end; put commas between its items and ] behind the last

            [run]
            channels = { email = "x",
            sms = "y" }
            => relance.toml:4: a table that begins here with { lacks a comma or its end; put commas between its keys and } behind the last, all on one line

            [run]
            channels = { email = "x", }
            => relance.toml:4: a key cannot begin with '}'; take out the comma before it

            name = "again"
            => relance.toml:3: 'name' is given twice; keep one of the two

            [run]
            [run]
            => relance.toml:4: 'run' is given twice; keep one of the two

            [run]
            channels = { email = "x" }
            [run.channels.sms]
            => relance.toml:5: 'run.channels.sms' adds to a table that is written with { }; write it between the braces

            [dunning]
            gap = 99999999999999999999
            => relance.toml:4: a number or date cannot be read: it is too large

            [dunning]
            gap = 05
            => relance.toml:4: a number or date cannot be read: leading zeroes are prohibited

            [dunning]
            gap = 5_
            => relance.toml:4: a number or date cannot be read: something in it belongs to neither

            [dunning]
            gap = 1.
            => relance.toml:4: a number or date cannot be read: it breaks off

            [dunning]
            gap = inf
            => relance.toml:4: a value is neither a text in quotes, a number, a date, true nor false; put texts in straight quotes, as in name = "…"

            [dunning]
            hours = [08:00, 19:00]
            => relance.toml:4: a value is neither a text in quotes, a number, a date, true nor false; put texts in straight quotes, as in name = "…"

            [run]
            date = 2026-02-30
            => relance.toml:4: a number or date cannot be read: expected day between 1 and 28

            [run]
            date = 2026-11-24T25:00:00
            => relance.toml:4: a number or date cannot be read: expected hour between 0 and 23
            """#)
    )
    func `a text that is not TOML is explained`(row: Case) {
        #expect(row.message(after: .creditor) == row.expected)
    }

    @Test
    func `what is nested too deeply is refused`() {
        let list = Case("settings = " + String(repeating: "[", count: 40), "")
        let expected =
            "relance.toml:3: tables and lists are nested too deeply; keep to 32 levels"
        #expect(list.message(after: .creditor) == expected)
        let key = Case("a" + String(repeating: ".a", count: 40) + " = 1", "")
        #expect(key.message(after: .creditor) == expected)
    }

    @Test(arguments: ["\r\n", "\n"])
    func `both kinds of line ends count`(end: String) {
        let text = ["[creditor]", "# x", "name = ", ""].joined(separator: end)
        let expected = "relance.toml:3: 'name' has no value; write name = …"
        #expect(Case(text, "").message(after: "") == expected)
    }
}
