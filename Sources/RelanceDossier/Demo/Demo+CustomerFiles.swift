extension Demo.Directory {
    /// The customer file, one customer a row.
    static var customers: Demo.Table {
        let header = [
            "Code client", "Raison sociale", "Nature", "Typologie", "SIREN", "E-mail", "Téléphone",
            "Adresse", "Code postal et ville", "Délai de paiement", "Commercial",
        ]
        let rows = all.map { entry in
            let customer = entry.customer
            let terms = customer.quirks.contains(.noTerms) ? "" : customer.terms
            return [
                customer.code, customer.name, customer.segment.nature, customer.segment.rawValue,
                entry.siren, entry.email, entry.phone, entry.address, customer.town, terms,
                entry.salesperson,
            ]
        }
        return Demo.Table(rows: [header] + rows)
    }

    /// The interlocutors, one a row.
    static var people: Demo.Table {
        let header = ["Code client", "Nom", "Fonction", "E-mail", "Téléphone"]
        let rows = all.flatMap { entry in
            entry.people.map { [entry.customer.code, $0.name, $0.role, $0.email, $0.phone] }
        }
        return Demo.Table(rows: [header] + rows)
    }
}

extension Demo {
    /// Rows of cells, written as French office programs do.
    struct Table {
        let rows: [[String]]

        /// The bytes: semicolons, CRLF and code page 1252, quotes round the cells that need them.
        var windows1252: [UInt8] {
            let lines = rows.map { $0.map(Self.quoted).joined(separator: ";") + "\r\n" }
            return lines.joined().unicodeScalars.map(Self.byte)
        }

        private static func quoted(_ cell: String) -> String {
            guard cell.contains(where: { ";\"\r\n".contains($0) }) else { return cell }
            let doubled = cell.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"")
            return "\"\(doubled)\""
        }

        private static func byte(_ scalar: Unicode.Scalar) -> UInt8 {
            switch scalar.value {
            case 0...0x7F, 0xA0...0xFF: UInt8(scalar.value)
            default: ligatures[scalar] ?? UInt8(ascii: "?")
            }
        }

        /// What code page 1252 has of French beyond Latin-1.
        private static let ligatures: [Unicode.Scalar: UInt8] = [
            "Œ": 0x8C, "œ": 0x9C, "€": 0x80, "’": 0x92, "Ÿ": 0x9F,
        ]
    }
}
