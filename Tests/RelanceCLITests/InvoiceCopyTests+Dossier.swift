import RelanceCore
import RelanceTestSupport

/// A dossier with copies of invoices, and what leaves from it.
extension InvoiceCopyTests {
    /// Two customers, three late invoices, a reminder with copies on 2026-03-03, and a call.
    ///
    /// `documents` is the setting of the connector, `files` the invoices of which there is a file.
    static func dossier(
        documents: String? = "factures/{number}.pdf", files: [String] = ["F1", "F2", "F3"],
        connectors: String = "\"csv\"", more: String = "", channel: String = "outbox",
        template: String = "reminder-2"
    ) throws -> Relance {
        let setting = documents.map { "settings.documents = \"\($0)\"" } ?? ""
        let relance = try Relance(
            toml: """
                [creditor]
                name = "Ateliers Méridien SAS"
                [creditor.accounting]
                name = "Claire Vasseur"
                email = "claire@meridien.example"
                [run]
                connectors = [\(connectors)]
                scenarios = ["own"]
                channels = { email = "\(channel)" }
                reports = ["actions"]
                date = "2026-03-03"
                [dunning]
                review_first_plan = false
                freshness = 300
                [channels.outbox]
                allow = { write = ["out"] }
                \(more)
                [connectors.csv]
                allow = { read = ["data", "factures"] }
                \(setting)
                [[connectors.csv.settings.files]]
                path = "data/contacts.csv"
                kind = "contacts"
                columns = { id = "Code", name = "Nom", email = "Email", states = "États", phone = "Tél" }
                [[connectors.csv.settings.files]]
                path = "data/invoices.csv"
                kind = "invoices"
                columns = { id = "Id", number = "Numéro", contact = "Code", issue_date = "Date", due_date = "Échéance", amount = "Montant" }

                """)
        try relance.folder.write(
            """
            return { api = 1, summary = "x", steps = {
              { name = "relance-2", level = 2, day = 5, medium = "email", template = "\(template)", attach = "invoices" },
              { name = "appel", level = 2, day = 20, medium = "call", template = "call-cause", lapse = 5 },
            } }
            """, to: "plugins/scenarios/own.lua")
        try relance.folder.write(
            "Code;Nom;Email;États;Tél\nC1;Dupont SA;c1@dupont.example;;01\nC2;Martin SA;c2@martin.example;;02\n",
            to: "data/contacts.csv")
        try relance.folder.write(
            """
            Id;Numéro;Code;Date;Échéance;Montant
            F1;F1;C1;2026-01-20;2026-02-24;1200,00
            F2;F2;C1;2026-01-21;2026-02-24;300,00
            F3;F3;C2;2026-01-20;2026-02-24;700,00

            """, to: "data/invoices.csv")
        try relance.folder.write([], to: "out/.keep")
        try relance.folder.write([], to: "factures/.keep")
        for file in files { try relance.folder.write(pdf + file, to: "factures/\(file).pdf") }
        return relance
    }

    static func parts(_ relance: Relance, _ action: String) throws -> MailParts {
        MailParts(try relance.folder.text(of: "out/\(action).eml"))
    }

    static func text(_ relance: Relance, _ action: String) throws -> String {
        let mail = try relance.folder.text(of: "out/\(action).eml")
        let bytes = mail.replacing("=\r\n", with: "").utf8
        var out: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            let code = rest.prefix(2)
            if byte == UInt8(ascii: "="), let text = String(validating: code, as: UTF8.self),
                let value = UInt8(text, radix: 16)
            {
                out.append(value)
                rest = rest.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self).replacing("\u{A0}", with: " ")
            .replacing("\u{202F}", with: " ")
    }

    static func actions(_ relance: Relance) throws -> [String] {
        let list = try relance("action", "list", "--json").document["items"]?.list ?? []
        return list.map { item in
            let reason = item["reason"]?.text.map { [$0] } ?? []
            let parts = ["id", "contact", "medium", "status"].compactMap { item[$0]?.text }
            return (parts + reason).joined(separator: " ")
        }
    }
}
