import Lua
import RelanceCore

/// What `ctx.smtp.send` takes and gives.
extension Shape {
    static let ofSMTP = [smtpMail, smtpLogin, smtpAnswer]

    static let smtpMail = Shape(
        "smtp_mail", "A mail for the server that the settings name.",
        [
            ("from", "string", "The address that refusals come back to."),
            ("to", "string|string[]", "The address, or all that get this mail."),
            (
                "eml", "string",
                "The mail: RFC 5322 bytes, lines ended by CRLF. They leave as they are."
            ),
            ("auth", "smtp_login?", "How to log in; without it nobody does."),
            ("timeout_s", "number?", "Seconds for all of it: 0.1 to 600, else 60."),
        ])

    static let smtpLogin = Shape(
        "smtp_login", "Who logs in.",
        [("user", "string|secret", "The name."), ("password", "string|secret", "The password.")])

    static let smtpAnswer = Shape(
        "smtp_answer", "What became of a mail.",
        [
            (
                "accepted", "boolean?",
                "Whether the server took it for all it was to; nil: nobody knows, it may have left."
            ),
            ("code", "integer?", "The server's code, such as 250, 451 or 550; nil: it said none."),
            ("text", "string", "What it said, or what went wrong."),
            (
                "at",
                SMTPAnswer.Stage.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: "|"),
                "How far it came: `to` is a recipient, `data` the mail itself."
            ),
            ("recipient", "string?", "Which recipient was refused."),
        ])
}
