extension History {
    /// What rules read of how a contact pays.
    package static let fields: [Field<History>] = [
        Field("paid_count", \.paidCount, "Invoices paid in full that have a due date."),
        Field(
            "average_days_late", .number, "Mean delay of these in days; nil where none is paid.",
            isOptional: true
        ) { history, _ in history.pointee.averageDaysLate.map(Plain.number) ?? .null
        },
        Field(
            "last_days_late", .integer, "Delay in days of the one paid last.", isOptional: true
        ) { history, _ in
            history.pointee.lastDelays.first.plain
        },
        Field("last_delays", \.lastDelays, "Delays in days of the last three, newest first."),
        Field(
            "late_share", .number, "Part of them that was paid late, 0 to 1.", isOptional: true
        ) { history, _ in
            history.pointee.lateShare.map(Plain.number) ?? .null
        },
        Field("paid_cents", \.paidCents, "What they came to, in cents.", type: .cents),
        Field("promises_kept", \.promisesKept, "Promises that were kept."),
        Field("promises_broken", \.promisesBroken, "Promises that were not, or only in part."),
        Field("returned_count", \.returnedCount, "Payments that the bank took back."),
        Field("last_returned", \.lastReturned, "Day of the last of these."),
        Field(
            "days_since_returned", .integer, "Days since then; nil where none was.",
            isOptional: true, movesWithDay: true
        ) { history, day in history.pointee.lastReturned.map { $0.days(to: day) }.plain },
        Field("last_payment", \.lastPayment, "Day of the last payment."),
        Field("first_invoice", \.firstInvoice, "Day of its first invoice."),
    ]
}

extension Account {
    /// What rules read of a contact beside its lists (`invoices`, `payments`, `promises`, `disputes`,
    /// `events`) and its `history`.
    package static let fields: [Field<Account>] =
        Contact.fields.filter { $0.name != "people" }.map { field in
            Field(field.name, field.type, field.doc, isOptional: field.isOptional) { account, day in
                account.pointer(to: \.contact).map { field.read($0, day) } ?? .null
            }
        } + [
            Field("people", .list(.record("person")), "Interlocutors at the customer's.") {
                account, _ in
                account.pointee.contact.people.plain
            },
            Field("currency", .text, "The currency in which it owes most.", isOptional: true) {
                account, _ in
                account.pointee.currencies.first.plain
            },
            Field("balance_cents", .cents, "Invoice balances less unallocated payments, in cents.")
            {
                account, _ in
                .integer(
                    account.pointee.currencies.first.map { account.pointee.balanceCents(in: $0) }
                        ?? 0)
            },
            Field(
                "overdue_cents", .cents, "What of it is past its due date, net, in cents.",
                movesWithDay: true
            ) { account, day in
                .integer(
                    account.pointee.currencies.first.map {
                        account.pointee.overdueCents(in: $0, on: day)
                    } ?? 0)
            },
        ]
}
