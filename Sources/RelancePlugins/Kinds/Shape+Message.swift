import Lua
import RelanceCore

/// What a channel is given and gives.
extension Shape {
    static let message = Shape(
        "message", "A message as the core composed it: a channel carries, it does not compose.",
        [
            ("id", "string", "The Message-ID."),
            ("action", "string", "The action that it carries out."),
            ("contact", "string", "The id of the contact."),
            ("medium", "medium", "How it is to reach the contact."),
            ("language", "string", "\"fr\" or \"en\"."),
            ("subject", "string", "The subject."),
            ("text", "string", "The message as plain text."),
            ("html", "string", "The message as HTML."),
            ("eml", "string?", "The whole mail as RFC 5322 bytes; for e-mails."),
            ("pdf", "string?", "A letter as it is printed; for letters."),
            ("letter", "sheets?", "What a print provider asks of it; for letters."),
            ("idempotency_key", "string", "The same for every attempt."),
            ("to", "party", "To whom."),
            ("from", "party", "From whom."),
            ("cc", "party[]", "Who gets a copy."),
            ("invoices", "string[]", "The ids of the invoices that it claims."),
            ("amount_cents", "cents", "What it claims."),
            ("currency", "string", "Currency, as ISO 4217 writes it."),
            ("attempt", "integer", "How often it was tried, this time included."),
            ("attachments", "attachment[]", "What goes with it; in `eml` already."),
        ])

    static let attachment = Shape(
        "attachment", "A file that goes with a message.",
        [
            ("name", "string", "Its name."),
            ("media_type", "string", "What it is, such as `application/pdf`."),
            ("bytes", "string", "What it holds."),
        ])

    static let sheets = Shape(
        "sheets", "A letter as it is printed.",
        [
            ("pages", "integer", "How many pages it has."),
            ("sha256", "string", "The digest of the PDF, in hexadecimal digits."),
            ("address", "string[]", "The address, a line an item, the name first."),
        ])

    static let party = Shape(
        "party", "Somebody who writes or is written to.",
        [
            ("name", "string", "The name."), ("email", "string?", "E-mail address."),
            ("phone", "string?", "Telephone number."),
            ("address", "string[]", "Postal address, a line an item."),
        ])

    static let receipt = Shape(
        "receipt", "What a channel answers where it took a message.",
        [
            ("id", "string?", "What the channel calls it."),
            ("cost_cents", "cents?", "What it cost."),
            ("tracking", "string?", "Where to follow it."),
            (
                "status", "\"sent\"|\"to_do\"|nil",
                "\"to_do\" where a person goes on with it; else sent."
            ),
        ])

    static let failure = Shape(
        "failure", "Why a channel did not take a message: the second result, behind nil.",
        [
            ("reason", "string", "Why, in words for a person."),
            ("retry", "boolean?", "Whether to try again."),
            ("after_s", "integer?", "Seconds to wait before that."),
            ("address_bad", "boolean?", "Whether the address is not to be used again."),
            ("unknown", "boolean?", "Whether it may have left all the same: a person decides."),
        ])

    static let news = Shape(
        "news", "What a channel learnt afterwards.",
        [
            ("events", "delivery[]?", "What became of actions."),
            ("replies", "table[]?", "What was answered; not read by this version."),
        ])

    static let delivery = Shape(
        "delivery", "What became of one action.",
        [
            ("action", "string", "The action."),
            (
                "status",
                "\"delivered\"|\"bounced\"|\"refused\"|\"accepted\"|\"not_claimed\"|\"failed\"",
                "What became of it."
            ),
            ("at", "date?", "When."), ("detail", "string?", "More about it."),
            ("proof", "string?", "Where what proves it lies."),
            ("tracking", "string?", "By which the carrier finds it."),
        ])
}
