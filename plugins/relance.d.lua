---@meta
-- The types of Relance's plugin interface, level 1, for editors: written by
-- 'relance plugin reference --format luacats', not by hand.

-- Names that are absent here are absent in a plugin too: no io, os, debug, load.

---@class relance.none The value that empties a field: ctx.none.

---@alias relance.settings table<string, any>

-- A day as `"YYYY-MM-DD"`: it compares as it stands.
---@alias relance.date string

-- Money in whole cents (the currency's minor unit).
---@alias relance.cents integer

-- How a message reaches a contact.
---@alias relance.medium "email"|"letter"|"registered-letter"|"sms"|"call"|"internal"

-- Who of the creditor's.
---@alias relance.role "accounting"|"sales"|"manager"

-- What a value of a report is, and so how it is written.
---@alias relance.style "text"|"number"|"money"|"percent"|"days"|"date"|"month"|"bucket"|"buckets"|"score"

-- What a plugin may be granted.
---@alias relance.capability "http"|"smtp"|"imap"|"sftp"|"read"|"write"

-- A secret of `ctx.secrets`: good in a request and in `ctx.hmac`, unreadable as text.
---@alias relance.secret any

-- A part of a report as data.
---@alias relance.block relance.heading_block|relance.text_block|relance.tiles_block|relance.table_block|relance.chart_block|relance.proposal_block

-- The table that a connector's file returns.
---@class relance.connector
---@field api integer The level of the interface for which it is written.
---@field summary string|relance.localized What it does, in a line for people.
---@field settings table<string, relance.setting>? Its settings, by name.
---@field needs relance.capability[]|table<string, string|relance.localized>|nil The capabilities that it asks for: by name, or `{ http = "why" }`.
---@field examples relance.example[]? Its tests and its documentation.
---@field pull fun(ctx: relance.connector_ctx): page: relance.page, next: any One page and where the next begins. It is called again with that as `ctx.cursor` until it is nil, or the page says `done`.
---@field retry? fun(ctx: relance.connector_ctx): relance.page A page made of `ctx.rejected`; without it they come with the next pull.
---@field document? fun(invoice: relance.copied_invoice, ctx: relance.connector_ctx): bytes: string|boolean|nil, media_type: string? A copy of an invoice and its media type, for a mail that it goes with: PDF, PNG, JPEG or XML, of at most 4 MB. Nil where there is none to be had; false where the connector is not set up to give any.
---@field push? fun(events: relance.event[], ctx: relance.connector_ctx) Writes back to the source.
---@field check? fun(ctx: relance.connector_ctx): string? Whether the source can be reached, for `doctor`: a text that it shows, or an error.

-- The table that a channel's file returns.
---@class relance.channel
---@field api integer The level of the interface for which it is written.
---@field summary string|relance.localized What it does, in a line for people.
---@field settings table<string, relance.setting>? Its settings, by name.
---@field needs relance.capability[]|table<string, string|relance.localized>|nil The capabilities that it asks for: by name, or `{ http = "why" }`.
---@field examples relance.example[]? Its tests and its documentation.
---@field send fun(message: relance.message, ctx: relance.channel_ctx): relance.receipt?, relance.failure? Hands a message over: a receipt, or nil and why not.
---@field poll? fun(ctx: relance.channel_ctx): relance.news? What became of `ctx.waiting`, the actions that are sent or unknown.
---@field check? fun(ctx: relance.channel_ctx): string? Whether the channel can be reached, for `doctor`: a text that it shows, or an error.

-- The table that a scoring rule's file returns.
---@class relance.scoring_rule
---@field api integer The level of the interface for which it is written.
---@field summary string|relance.localized What it does, in a line for people.
---@field settings table<string, relance.setting>? Its settings, by name.
---@field needs relance.capability[]|table<string, string|relance.localized>|nil The capabilities that it asks for: by name, or `{ http = "why" }`.
---@field examples relance.example[]? Its tests and its documentation.
---@field score fun(contact: relance.contact, ctx: relance.scoring_ctx): points: number?, reason: string? The points that it adds and why; nil where it has nothing to say.

-- The table that a scenario's file returns.
---@class relance.scenario
---@field api integer The level of the interface for which it is written.
---@field summary string|relance.localized What it does, in a line for people.
---@field settings table<string, relance.setting>? Its settings, by name.
---@field needs relance.capability[]|table<string, string|relance.localized>|nil The capabilities that it asks for: by name, or `{ http = "why" }`.
---@field examples relance.example[]? Its tests and its documentation.
---@field steps relance.step[]|function The steps in their order, or a function of `ctx` that gives them.
---@field applies? fun(contact: relance.contact, ctx: relance.ctx): boolean?, reason: string? Whether it is for a contact; without it, for every one.
---@field broken_promise relance.step|function|nil What follows a broken promise: a step without a day, or a function of `ctx`.
---@field grouping "contact"|"invoice"|function|nil Whether a message is about all of a contact's invoices or one.
---@field minimum_cents relance.cents|function|nil A message whose net total is below this is left alone.
---@field gap integer|function|nil Days between two messages.

-- The table that a report section's file returns.
---@class relance.report_section
---@field api integer The level of the interface for which it is written.
---@field summary string|relance.localized What it does, in a line for people.
---@field settings table<string, relance.setting>? Its settings, by name.
---@field needs relance.capability[]|table<string, string|relance.localized>|nil The capabilities that it asks for: by name, or `{ http = "why" }`.
---@field examples relance.example[]? Its tests and its documentation.
---@field section fun(ctx: relance.report_ctx): relance.block[] The blocks of its part of the report, in their order.

-- One setting: checked, defaulted, shown by `plugin info`.
---@class relance.setting
---@field type "string"|"number"|"integer"|"boolean"|"list"|"table"|"one_of" What it holds.
---@field default any The value where none is given.
---@field required boolean? Whether it has to be given.
---@field min number? The least number.
---@field max number? The greatest number.
---@field values any[]? The values of a `one_of`.
---@field doc string? What it is, for people.

-- A test that documents: `{ "what it shows", given = { … }, gives = { … } }`. `given` holds the arguments without ctx; beside them by name `settings`, `today`, `cursor`, `files`, `http`, `secrets`, `paths`, `document` (the invoice of which a connector is asked for a copy) and whatever else `ctx` is to have. One of the four others says what comes of it.
---@class relance.example
---@field given table? What the function gets; a field left out is nil.
---@field gives table? The results; of a table, what it must hold.
---@field gives_file string? `fixtures/NAME`: the file that holds the results, line for line; written by `--update`.
---@field fails relance.failure? Of a channel: nil, and what the failure must hold.
---@field raises string? An error: a part of its text, or its code.
---@field [1] string What stands without a name.

-- A text for people in both languages.
---@class relance.localized
---@field fr string? French.
---@field en string? English.

-- What every call is given last.
---@class relance.ctx
---@field today relance.date The day of the run; a scenario's `steps` have none.
---@field settings relance.settings The plugin's settings, checked, with defaults.
---@field creditor relance.creditor The company that is owed.
---@field none relance.none The value that empties a field.
---@field json relance.ctx.json Reads and writes JSON.
---@field text relance.ctx.text Compares and changes text in any language.
---@field cents fun(value: string|number, currency?: string): relance.cents A sum in units, as a text or a number, in whole cents.
---@field money fun(cents: integer, currency?: string): string A sum for people, in the creditor's language.
---@field date fun(value?: string|integer|relance.none, pattern?: string): relance.date? The date in a text, an instant or epoch seconds; nil for nil and "".
---@field add_days fun(date: relance.date, n: integer): relance.date The date n days later.
---@field add_business_days fun(date: relance.date, n: integer): relance.date The date n business days later.
---@field days_between fun(from: relance.date, to: relance.date): integer Days from one date to another.
---@field is_business_day fun(date: relance.date): boolean Whether it is no week-end and no public holiday.
---@field log fun(text: string) Notes a text for whoever runs the program.
---@field warn fun(text: string) Puts a text among the problems; the exit status stays as it is.

-- `ctx` of a connector: what every kind has, and this.
---@class relance.connector_ctx: relance.ctx
---@field cursor any What the page before gave as next: a plain table, yours to change.
---@field paths string[] Paths of the command line, else of the settings.
---@field rejected relance.rejected_row[] For `retry`: rows set aside.
---@field set_aside integer How many of its rows are set aside: if any, unchanged files are read too.
---@field secrets table<string, relance.secret> What the operator lends under `secrets`, by name.
---@field hmac fun(secret: string|relance.secret, text: string, algorithm?: "sha256"): string The authentication code of a text under a secret, in small hexadecimal digits.
---@field read relance.ctx.read Reads files in the folders that the operator allowed.
---@field write relance.ctx.write Makes files in the folders that the operator allowed.
---@field http relance.ctx.http Asks the servers that the operator allowed.
---@field smtp relance.ctx.smtp Hands mails to the server that the settings name and the operator allowed.

-- `ctx` of a channel: what every kind has, and this.
---@class relance.channel_ctx: relance.ctx
---@field waiting relance.action[] For `poll`: actions sent or unknown.
---@field cursor any For `poll`: nil in this version.
---@field secrets table<string, relance.secret> What the operator lends under `secrets`, by name.
---@field hmac fun(secret: string|relance.secret, text: string, algorithm?: "sha256"): string The authentication code of a text under a secret, in small hexadecimal digits.
---@field read relance.ctx.read Reads files in the folders that the operator allowed.
---@field write relance.ctx.write Makes files in the folders that the operator allowed.
---@field http relance.ctx.http Asks the servers that the operator allowed.
---@field smtp relance.ctx.smtp Hands mails to the server that the settings name and the operator allowed.

-- `ctx` of a scoring rule: what every kind has, and this.
---@class relance.scoring_ctx: relance.ctx
---@field book relance.book? What stands open in all, as of the last month's end; nil where it is not known.

-- `ctx` of a report section: what every kind has, and this.
---@class relance.report_ctx: relance.ctx
---@field month string The month, as `"2026-11"`.
---@field from relance.date Its first day.
---@field to relance.date The last day that counts.
---@field figures relance.figures The key figures by name.
---@field rows fun(name: string, query?: relance.row_query): table<string, any>[] Rows of that name, the largest or the oldest first.
---@field format fun(value: any, style: relance.style): string A value as the report writes it.

-- Reads and writes JSON.
---@class relance.ctx.json
---@field decode fun(text: string): any Plain tables; null is absent in objects, ctx.none in lists.
---@field encode fun(value: any): string The value as JSON, its names in order.

-- Compares and changes text in any language.
---@class relance.ctx.text
---@field fold fun(text: string): string Without accents and case.
---@field lower fun(text: string): string In small letters, accents too.
---@field upper fun(text: string): string In capitals, accents too.
---@field similarity fun(a: string, b: string): number How alike two texts are, 0 … 1.

-- Reads files in the folders that the operator allowed.
---@class relance.ctx.read
---@field list fun(glob: string): relance.file_entry[] Files with path, size and digest, sorted by path.
---@field text fun(path: string, encoding?: string): string The whole file as UTF-8 text.
---@field bytes fun(path: string): string The bytes of the whole file.
---@field rows fun(path: string, options?: relance.row_options): relance.row[], next: relance.row_place?, about: relance.rows_about Rows of delimited text; `next` goes into the cursor and comes back as `from`.

-- Makes files in the folders that the operator allowed.
---@class relance.ctx.write
---@field file fun(path: string, bytes: string): string Makes a file, whole or not at all; an error where it is there with other bytes.
---@field line fun(path: string, line: string): string Adds a line at the end of a file, whole or not at all, unless it holds it.
---@field exists fun(path: string): boolean Answers whether a file is there.

-- Asks the servers that the operator allowed.
---@class relance.ctx.http
---@field request fun(options: relance.http_request): relance.http_answer Sends a request and waits for its answer. Raises { code, where, text }, code being `auth`, `refused`, `unreachable`, `timeout`, `not_granted` or `too_large`; a status from 400 outside `accept` raises too.

-- Hands mails to the server that the settings name and the operator allowed.
---@class relance.ctx.smtp
---@field send fun(mail: relance.smtp_mail): relance.smtp_answer Hands a mail over and waits for the answer. The server is that of the settings `host`, `port` and `security` (`starttls`, `tls` or `none`). Raises { code, where, text }, code being `not_granted`, `refused` or `auth`, where no server was told of it.

-- The company that is owed.
---@class relance.creditor
---@field name string The company's name.
---@field siren string? The company's number, nine digits.
---@field language "fr"|"en" The language of its people.
---@field currency string The currency in which it counts.
---@field accounting relance.interlocutor? Who answers in accounting.
---@field sales relance.interlocutor? Who answers in sales.
---@field manager relance.interlocutor? The manager, where there is one.

-- A person of the creditor's who answers questions.
---@class relance.interlocutor
---@field name string The name.
---@field email string? E-mail address.
---@field phone string? Telephone number.

-- What stands open in the dossier.
---@class relance.book
---@field balance_cents relance.cents What is owed, net.
---@field overdue_cents relance.cents What of it is past its due date.
---@field contacts integer How many contacts owe something.

-- Key figures: numbers, nil where there is no data.
---@class relance.figures
---@field outstanding_cents relance.cents? Receivables. open invoices less credit notes and unallocated payments
---@field overdue_cents relance.cents? Overdue. what is past its due date; a customer’s credits and unallocated payments first reduce what is overdue longest
---@field overdue_share number? Overdue share. overdue ÷ receivables
---@field not_due_cents relance.cents? Not due. what is not yet past its due date; the due day itself is not late
---@field late_over_90_cents relance.cents? Overdue over 90 days. what is more than 90 days overdue
---@field credit_cents relance.cents? Customers in credit. credits and payments beyond what the customer owes
---@field sales_cents relance.cents? Invoiced. invoices less credit notes issued in the month, with tax
---@field receipts_cents relance.cents? Received. payments less refunds of the month
---@field dso_days number? DSO. days of sales outstanding by countback: receivables are taken off sales month by month, newest first; a month used up counts all its days, the last the part needed
---@field dso_simple_days number? Simple DSO. receivables ÷ sales of the last three months × their days
---@field dso_best_days number? Best possible DSO. the DSO of what is not due alone
---@field delay_days number? Average delay. DSO − best possible DSO: what dunning can gain
---@field cei number? Effectiveness (CEI). (opening receivables + invoiced − closing receivables) ÷ (opening receivables + invoiced − closing not due)
---@field actions number? Actions. actions handed over or done in the month
---@field promises_due number? Promises due. promises of the month that were kept or broken
---@field promises_kept number? Promises kept. those that were paid in full
---@field promises_kept_share number? Share of promises kept. by number
---@field invoices number? Open invoices. invoices that are not settled
---@field overdue_invoices number? Overdue invoices. those past their due date
---@field contacts number? Debtors. customers that owe something
---@field disputes number? Open disputes. disputes that are not resolved
---@field disputed_cents relance.cents? Disputed. what is owed on disputed invoices, or the part that is disputed
---@field expected_cents relance.cents? Expected in five weeks. what falls due within five weeks, and what is promised
---@field promised_cents relance.cents? of which promised. open promises of these weeks
---@field previous_outstanding_cents relance.cents? Receivables, the month before. open invoices less credit notes and unallocated payments
---@field previous_overdue_cents relance.cents? Overdue, the month before. what is past its due date; a customer’s credits and unallocated payments first reduce what is overdue longest
---@field previous_overdue_share number? Overdue share, the month before. overdue ÷ receivables
---@field previous_not_due_cents relance.cents? Not due, the month before. what is not yet past its due date; the due day itself is not late
---@field previous_late_over_90_cents relance.cents? Overdue over 90 days, the month before. what is more than 90 days overdue
---@field previous_credit_cents relance.cents? Customers in credit, the month before. credits and payments beyond what the customer owes
---@field previous_sales_cents relance.cents? Invoiced, the month before. invoices less credit notes issued in the month, with tax
---@field previous_receipts_cents relance.cents? Received, the month before. payments less refunds of the month
---@field previous_dso_days number? DSO, the month before. days of sales outstanding by countback: receivables are taken off sales month by month, newest first; a month used up counts all its days, the last the part needed
---@field previous_dso_simple_days number? Simple DSO, the month before. receivables ÷ sales of the last three months × their days
---@field previous_dso_best_days number? Best possible DSO, the month before. the DSO of what is not due alone
---@field previous_delay_days number? Average delay, the month before. DSO − best possible DSO: what dunning can gain
---@field previous_cei number? Effectiveness (CEI), the month before. (opening receivables + invoiced − closing receivables) ÷ (opening receivables + invoiced − closing not due)
---@field previous_actions number? Actions, the month before. actions handed over or done in the month
---@field previous_promises_due number? Promises due, the month before. promises of the month that were kept or broken
---@field previous_promises_kept number? Promises kept, the month before. those that were paid in full
---@field previous_promises_kept_share number? Share of promises kept, the month before. by number

-- What `pcall` catches where a capability refuses; printed, it is a text.
---@class relance.fault
---@field code string Such as `exists`, `changed`, `not_granted`.
---@field where string File and line, or what it is about.
---@field text string What is wrong.

-- Who owes, as rules see it.
---@class relance.contact
---@field id string The customer's code at the source.
---@field name string Name of the company or person.
---@field kind "company"|"public"|"person" What the law and the tone depend on.
---@field segment string? The group of customers that are dunned alike.
---@field siren string? The company's number, nine digits.
---@field language "fr"|"en"? The language in which it is written to.
---@field email string? E-mail address of the company itself.
---@field phone string? Telephone number of the company itself.
---@field unusable string? Why its own e-mail address is not to be used.
---@field address string[] Postal address, a line an item.
---@field terms string? Its own terms, such as "45 days end of month".
---@field states string[] What else stands in the way of dunning, such as "insolvency".
---@field hold_reason string? Why it was taken out of dunning.
---@field hold_until relance.date? Last day of that; none: until it is released.
---@field fields table<string, any> What the source adds of its own.
---@field people relance.person[] Interlocutors at the customer's.
---@field currency string? The currency in which it owes most.
---@field balance_cents relance.cents Invoice balances less unallocated payments, in cents.
---@field overdue_cents relance.cents What of it is past its due date, net, in cents.
---@field invoices relance.invoice[] What is open.
---@field payments relance.payment[] What settles nothing yet.
---@field promises relance.promise[] What was promised.
---@field disputes relance.dispute[] What is contested.
---@field events relance.event[] The last 50 events.
---@field history relance.history How it has paid so far.

-- A claim, a credit note or an opening balance.
---@class relance.invoice
---@field id string The source's own key.
---@field number string Number printed on the invoice.
---@field kind "invoice"|"credit_note"|"opening" Invoice, credit note (its amount is negative) or opening balance.
---@field contact string Who owes it: the id of the contact.
---@field issue_date relance.date? Day on which it was issued.
---@field due_date relance.date? Day on which payment is due.
---@field due_date_source "source"|"person"|"contact_terms"|"default_terms" Who says when it falls due.
---@field currency string Currency, as ISO 4217 writes it.
---@field amount_cents relance.cents Amount with tax, in cents.
---@field balance_cents relance.cents? What is still owed, in cents: payments, credits deducted.
---@field status "open"|"partly_paid"|"paid"|"cancelled" How far it is settled.
---@field days_late integer? Days since the due date, negative before it; once paid, the delay at payment.
---@field paid_on relance.date? Day on which nothing was left to pay.
---@field label string? What the source calls it.
---@field payment_method string? How it is to be paid, such as "transfer".
---@field credits string? For a credit note: the id of the invoice that it corrects.
---@field lettering string? Group of items of the contact that settle each other.
---@field opens relance.date? For an opening balance: first day of the year that it opens.
---@field cancelled string? Why it is no claim any more.
---@field states string[] What else stands in the way of dunning, such as "factored".
---@field fields table<string, any> What the source adds of its own.
---@field disputed boolean Whether a dispute names it.
---@field promised boolean Whether an open promise is about it.

-- The invoice of which a copy is asked for.
---@class relance.copied_invoice
---@field id string The source's own key.
---@field number string Number printed on the invoice.
---@field kind "invoice"|"credit_note"|"opening" Invoice, credit note (its amount is negative) or opening balance.
---@field contact string Who owes it: the id of the contact.
---@field issue_date relance.date? Day on which it was issued.
---@field due_date relance.date? Day on which payment is due.
---@field due_date_source "source"|"person"|"contact_terms"|"default_terms" Who says when it falls due.
---@field currency string Currency, as ISO 4217 writes it.
---@field amount_cents relance.cents Amount with tax, in cents.
---@field balance_cents relance.cents? What is still owed, in cents: payments, credits deducted.
---@field status "open"|"partly_paid"|"paid"|"cancelled" How far it is settled.
---@field days_late integer? Days since the due date, negative before it; once paid, the delay at payment.
---@field paid_on relance.date? Day on which nothing was left to pay.
---@field label string? What the source calls it.
---@field payment_method string? How it is to be paid, such as "transfer".
---@field credits string? For a credit note: the id of the invoice that it corrects.
---@field lettering string? Group of items of the contact that settle each other.
---@field opens relance.date? For an opening balance: first day of the year that it opens.
---@field cancelled string? Why it is no claim any more.
---@field states string[] What else stands in the way of dunning, such as "factored".
---@field fields table<string, any> What the source adds of its own.

-- Money received.
---@class relance.payment
---@field id string The source's own key.
---@field contact string Who paid: the id of the contact.
---@field date relance.date? Day on which the money came.
---@field currency string Currency, as ISO 4217 writes it.
---@field amount_cents relance.cents Amount in cents; negative for a refund.
---@field unallocated_cents relance.cents What of it settles no invoice yet, in cents.
---@field method string? How it was paid, such as "transfer".
---@field reference string? What the payer or the bank wrote.
---@field status string? "returned" where the bank took it back.
---@field lettering string? Group of items of the contact that settle each other.
---@field cancelled string? Why it counts no more.
---@field fields table<string, any> What the source adds of its own.
---@field allocations relance.allocation[] The invoices that it settles.

-- A part of a payment that settles an invoice.
---@class relance.allocation
---@field invoice string The id of the invoice.
---@field amount_cents relance.cents The part, in the currency of the payment.

-- A promise to pay.
---@class relance.promise
---@field id string The promise's key.
---@field contact string Who promises: the id of the contact.
---@field invoices string[] The invoices that it is about.
---@field currency string Currency, as ISO 4217 writes it.
---@field amount_cents relance.cents What is promised, in cents.
---@field date relance.date? Day on which the money is to come.
---@field status "open"|"kept"|"partly_kept"|"broken"|"cancelled" What became of it.
---@field made_on relance.date? Day on which it was made.

-- What a customer objects to.
---@class relance.dispute
---@field id string The dispute's key.
---@field contact string Who objects: the id of the contact.
---@field invoices string[] The invoices that it is about.
---@field cause string? Why, in a word of the dossier's taxonomy.
---@field amount_cents relance.cents? What is disputed, in cents; nil: all.
---@field owner "accounting"|"sales"|"manager"? Who of the creditor's has to answer.
---@field opened_on relance.date? Day on which it came up.
---@field deadline relance.date? Day by which the owner answers.
---@field answered_on relance.date? Day on which the owner answered.
---@field resolved_on relance.date? Day on which it was settled.
---@field status "open"|"answered"|"resolved" How far it is settled.
---@field resolution "upheld"|"rejected"|"settled"? How it was settled.

-- What happened.
---@class relance.event
---@field id string The event's key.
---@field day relance.date? Day on which it happened.
---@field code string What kind of thing happened.
---@field contact string? Whom it is about: the id of the contact.
---@field subject string? The record that it is about.
---@field amount_cents relance.cents? The amount, in cents.
---@field source string? Who or which plugin decided it.

-- How a contact has paid so far.
---@class relance.history
---@field paid_count integer Invoices paid in full that have a due date.
---@field average_days_late number? Mean delay of these in days; nil where none is paid.
---@field last_days_late integer? Delay in days of the one paid last.
---@field last_delays integer[] Delays in days of the last three, newest first.
---@field late_share number? Part of them that was paid late, 0 to 1.
---@field paid_cents relance.cents What they came to, in cents.
---@field promises_kept integer Promises that were kept.
---@field promises_broken integer Promises that were not, or only in part.
---@field returned_count integer Payments that the bank took back.
---@field last_returned relance.date? Day of the last of these.
---@field days_since_returned integer? Days since then; nil where none was.
---@field last_payment relance.date? Day of the last payment.
---@field first_invoice relance.date? Day of its first invoice.

-- Somebody at the customer's.
---@class relance.person
---@field id string The person's key within the contact.
---@field name string? First and last name.
---@field role string? What the person answers for, such as "billing".
---@field email string? E-mail address.
---@field phone string? Telephone number.
---@field address string[] Postal address where it is not the contact's.
---@field language "fr"|"en"? The language in which the person is written to.
---@field unusable string? Why its address is not to be used.

-- One thing to do for a contact.
---@class relance.action
---@field id string The action's key.
---@field contact string For whom: the id of the contact.
---@field medium "email"|"letter"|"registered-letter"|"sms"|"call"|"internal" How it reaches the contact.
---@field channel string? The plugin that carries it; none: a person does.
---@field scenario string? The scenario that asks for it.
---@field step string? The step of the scenario.
---@field level integer Its tone: 0 (service) to 6 (internal).
---@field template string? The text that it carries.
---@field date relance.date? Day on which it is due.
---@field status "planned"|"awaiting_approval"|"sending"|"sent"|"to_do"|"done"|"failed"|"unknown"|"cancelled" How far it is done.
---@field invoices string[] The invoices that it claims.
---@field currency string Currency, as ISO 4217 writes it.
---@field amount_cents relance.cents What it claims, in cents.
---@field message_id string? The Message-ID of what was sent.
---@field reason string? Why it stands as it does.
---@field claims relance.claim[] Each invoice with the step that it records and its sum.
---@field listed string[] Other late invoices, named for information.
---@field skipped relance.claim[] Steps that it records as skipped.
---@field promise string? The promise that was not kept.
---@field person string? To whom it goes among the contact's people.
---@field role string? The role that was asked for.
---@field cc string[] Who gets a copy: ids of people, roles of the creditor.
---@field owner "accounting"|"sales"|"manager"? Who of the creditor's does or signs it.
---@field copy "email"|"letter"|"registered-letter"|"sms"|"call"|"internal"? A further medium on which the same goes out once this has left.
---@field copy_of string? The action of which it is the copy.
---@field approval "accounting"|"sales"|"manager"? Who has to approve it.
---@field approved_on relance.date? Day on which it was approved.
---@field lapses relance.date? Last day of a task; then it counts as not done.
---@field keeps_gap boolean Whether the next message keeps its distance from it.
---@field receipt string? What the channel calls it.
---@field tracking string? By which the carrier finds it.
---@field proofs string[] Where proofs of its delivery lie.
---@field attach string[] What goes with it: letter, invoices.
---@field missing string[] The invoices of which a copy was to go with it and could not be had.
---@field attempts integer How often it was tried.
---@field done_on relance.date? Day on which it was handed over or done.
---@field outcome "reached"|"left_word"|"promise"|"dispute"|"wrong_number"|"paid"|"refused"? How a task ended.

-- An invoice with the step that an action records for it.
---@class relance.claim
---@field invoice string The id of the invoice.
---@field step string The step.
---@field level integer Its tone.
---@field amount_cents relance.cents What is claimed of it.

-- What `pull` and `retry` give in one call. A page and its cursor are saved in one transaction.
---@class relance.page
---@field contacts relance.given_contact[]? Customers; `people` are merged by id or e-mail.
---@field invoices relance.given_invoice[]? Claims and credit notes.
---@field payments relance.given_payment[]? Money received.
---@field promises relance.given_promise[]? Promises to pay.
---@field disputes relance.given_dispute[]? What customers object to.
---@field reminders relance.given_reminder[]? What another system sent before: each with `step` or `level`.
---@field removed relance.removal[]? What the source has no more.
---@field rejects relance.reject[]? What could not be used: kept, shown, given to `retry` again.
---@field complete "invoices"|"payments"|nil The pull gives all there are: what it did not give is closed (more than a fifth: a person looks first).
---@field as_of relance.date? The day up to which payments are known.
---@field done boolean? Whether the pull ends here and the cursor is kept.
---@field from_start boolean? On the last page of a pull that read all though it had a cursor: rows set aside before that did not come again are forgotten.
---@field total integer? Source rows in all, for the progress bar.
---@field read integer? Source rows read for this page.
---@field repeats "number"? An id that comes again within the pull is a further record: `VE-1`, `VE-1#2`.
---@field fills boolean? Whether contacts only fill what is empty.
---@field creditor_siren string? The number of the company whose books these are.

-- A contact as a connector gives it: a field left out stays as it was, `ctx.none` empties it.
---@class relance.given_contact
---@field id string|integer The customer's code at the source.
---@field name string|relance.none|nil Name of the company or person.
---@field kind "company"|"public"|"person"|relance.none|nil What the law and the tone depend on.
---@field segment string|relance.none|nil The group of customers that are dunned alike.
---@field siren string|relance.none|nil The company's number, nine digits.
---@field language "fr"|"en"|relance.none|nil The language in which it is written to.
---@field email string|relance.none|nil E-mail address of the company itself.
---@field phone string|relance.none|nil Telephone number of the company itself.
---@field address string[]|relance.none|nil Postal address, a line an item.
---@field terms string|relance.none|nil Its own terms, such as "45 days end of month".
---@field states string[]|relance.none|nil What else stands in the way of dunning, such as "insolvency".
---@field hold_reason string|relance.none|nil Why it was taken out of dunning.
---@field hold_until relance.date|relance.none|nil Last day of that; none: until it is released.
---@field fields table<string, any>|relance.none|nil What the source adds of its own.
---@field people relance.given_person[]|relance.none|nil Interlocutors at the customer's.

-- A person as a connector gives it: a field left out stays as it was, `ctx.none` empties it.
---@class relance.given_person
---@field id string|integer|nil The person's key within the contact.
---@field name string|relance.none|nil First and last name.
---@field role string|relance.none|nil What the person answers for, such as "billing".
---@field email string|relance.none|nil E-mail address.
---@field phone string|relance.none|nil Telephone number.
---@field address string[]|relance.none|nil Postal address where it is not the contact's.
---@field language "fr"|"en"|relance.none|nil The language in which the person is written to.
---@field unusable string|relance.none|nil Why its address is not to be used.

-- A invoice as a connector gives it: a field left out stays as it was, `ctx.none` empties it.
---@class relance.given_invoice
---@field id string|integer The source's own key.
---@field number string|relance.none|nil Number printed on the invoice.
---@field kind "invoice"|"credit_note"|"opening"|relance.none|nil Invoice, credit note (its amount is negative) or opening balance.
---@field contact string|relance.none|nil Who owes it: the id of the contact.
---@field issue_date relance.date|relance.none|nil Day on which it was issued.
---@field due_date relance.date|relance.none|nil Day on which payment is due.
---@field currency string|relance.none|nil Currency, as ISO 4217 writes it.
---@field amount_cents relance.cents|relance.none|nil Amount with tax, in cents.
---@field balance_cents relance.cents|relance.none|nil What is still owed, in cents: payments, credits deducted.
---@field label string|relance.none|nil What the source calls it.
---@field payment_method string|relance.none|nil How it is to be paid, such as "transfer".
---@field credits string|relance.none|nil For a credit note: the id of the invoice that it corrects.
---@field lettering string|relance.none|nil Group of items of the contact that settle each other.
---@field opens relance.date|relance.none|nil For an opening balance: first day of the year that it opens.
---@field states string[]|relance.none|nil What else stands in the way of dunning, such as "factored".
---@field fields table<string, any>|relance.none|nil What the source adds of its own.

-- A payment as a connector gives it: a field left out stays as it was, `ctx.none` empties it.
---@class relance.given_payment
---@field id string|integer The source's own key.
---@field contact string|relance.none|nil Who paid: the id of the contact.
---@field date relance.date|relance.none|nil Day on which the money came.
---@field currency string|relance.none|nil Currency, as ISO 4217 writes it.
---@field amount_cents relance.cents|relance.none|nil Amount in cents; negative for a refund.
---@field method string|relance.none|nil How it was paid, such as "transfer".
---@field reference string|relance.none|nil What the payer or the bank wrote.
---@field status string|relance.none|nil "returned" where the bank took it back.
---@field lettering string|relance.none|nil Group of items of the contact that settle each other.
---@field fields table<string, any>|relance.none|nil What the source adds of its own.
---@field allocations relance.allocation[]|relance.none|nil The invoices that it settles.

-- A promise as a connector gives it: a field left out stays as it was, `ctx.none` empties it.
---@class relance.given_promise
---@field id string|integer The promise's key.
---@field contact string|relance.none|nil Who promises: the id of the contact.
---@field invoices string[]|relance.none|nil The invoices that it is about.
---@field currency string|relance.none|nil Currency, as ISO 4217 writes it.
---@field amount_cents relance.cents|relance.none|nil What is promised, in cents.
---@field date relance.date|relance.none|nil Day on which the money is to come.
---@field status "open"|"kept"|"partly_kept"|"broken"|"cancelled"|relance.none|nil What became of it.
---@field made_on relance.date|relance.none|nil Day on which it was made.

-- A dispute as a connector gives it: a field left out stays as it was, `ctx.none` empties it.
---@class relance.given_dispute
---@field id string|integer The dispute's key.
---@field contact string|relance.none|nil Who objects: the id of the contact.
---@field invoices string[]|relance.none|nil The invoices that it is about.
---@field cause string|relance.none|nil Why, in a word of the dossier's taxonomy.
---@field amount_cents relance.cents|relance.none|nil What is disputed, in cents; nil: all.
---@field owner "accounting"|"sales"|"manager"|relance.none|nil Who of the creditor's has to answer.
---@field opened_on relance.date|relance.none|nil Day on which it came up.
---@field deadline relance.date|relance.none|nil Day by which the owner answers.
---@field answered_on relance.date|relance.none|nil Day on which the owner answered.
---@field resolved_on relance.date|relance.none|nil Day on which it was settled.
---@field status "open"|"answered"|"resolved"|relance.none|nil How far it is settled.
---@field resolution "upheld"|"rejected"|"settled"|relance.none|nil How it was settled.

-- A reminder as a connector gives it: a field left out stays as it was, `ctx.none` empties it.
---@class relance.given_reminder
---@field id string|integer The reminder's key.
---@field contact string|relance.none|nil Whom it went to: the id of the contact.
---@field invoices string[]|relance.none|nil The invoices that it was about.
---@field step string|relance.none|nil The step of a scenario that it was; else its level.
---@field level integer|relance.none|nil Its tone: 0 (service) to 6 (internal).
---@field date relance.date|relance.none|nil Day on which it left.
---@field medium "email"|"letter"|"registered-letter"|"sms"|"call"|"internal"|relance.none|nil How it left.

-- A record that the source has no more.
---@class relance.removal
---@field kind string "contact", "invoice", "payment", "promise", "dispute".
---@field id string|integer The source's own key.
---@field reason string? Why it is gone.

-- A row of the source that could not be used.
---@class relance.reject
---@field source string? The file or collection; else the connector's name.
---@field line string|integer|nil Line or key there.
---@field reason any What is wrong: a text, or what `pcall` caught.
---@field row any What `retry` needs to try again: plain data.

-- A row that was set aside, as the plugin gave it.
---@class relance.rejected_row
---@field source string The file or collection.
---@field line string Line or key there.
---@field reason string What was wrong.
---@field row any What the plugin kept of it.
---@field [string] any

-- A message as the core composed it: a channel carries, it does not compose.
---@class relance.message
---@field id string The Message-ID.
---@field action string The action that it carries out.
---@field contact string The id of the contact.
---@field medium relance.medium How it is to reach the contact.
---@field language string "fr" or "en".
---@field subject string The subject.
---@field text string The message as plain text.
---@field html string The message as HTML.
---@field eml string? The whole mail as RFC 5322 bytes; for e-mails.
---@field pdf string? A letter as it is printed; for letters.
---@field letter relance.sheets? What a print provider asks of it; for letters.
---@field idempotency_key string The same for every attempt.
---@field to relance.party To whom.
---@field from relance.party From whom.
---@field cc relance.party[] Who gets a copy.
---@field invoices string[] The ids of the invoices that it claims.
---@field amount_cents relance.cents What it claims.
---@field currency string Currency, as ISO 4217 writes it.
---@field attempt integer How often it was tried, this time included.
---@field attachments relance.attachment[] What goes with it; in `eml` already.

-- A file that goes with a message.
---@class relance.attachment
---@field name string Its name.
---@field media_type string What it is, such as `application/pdf`.
---@field bytes string What it holds.

-- A letter as it is printed.
---@class relance.sheets
---@field pages integer How many pages it has.
---@field sha256 string The digest of the PDF, in hexadecimal digits.
---@field address string[] The address, a line an item, the name first.

-- Somebody who writes or is written to.
---@class relance.party
---@field name string The name.
---@field email string? E-mail address.
---@field phone string? Telephone number.
---@field address string[] Postal address, a line an item.

-- What a channel answers where it took a message.
---@class relance.receipt
---@field id string? What the channel calls it.
---@field cost_cents relance.cents? What it cost.
---@field tracking string? Where to follow it.
---@field status "sent"|"to_do"|nil "to_do" where a person goes on with it; else sent.

-- Why a channel did not take a message: the second result, behind nil.
---@class relance.failure
---@field reason string Why, in words for a person.
---@field retry boolean? Whether to try again.
---@field after_s integer? Seconds to wait before that.
---@field address_bad boolean? Whether the address is not to be used again.
---@field unknown boolean? Whether it may have left all the same: a person decides.

-- What a channel learnt afterwards.
---@class relance.news
---@field events relance.delivery[]? What became of actions.
---@field replies table[]? What was answered; not read by this version.

-- What became of one action.
---@class relance.delivery
---@field action string The action.
---@field status "delivered"|"bounced"|"refused"|"accepted"|"not_claimed"|"failed" What became of it.
---@field at relance.date? When.
---@field detail string? More about it.
---@field proof string? Where what proves it lies.
---@field tracking string? By which the carrier finds it.

-- One step of a scenario: when, on which medium, with which text, to whom.
---@class relance.step
---@field name string Its identity in every record: it never changes.
---@field day integer? Days from the due date, negative before it (or `from`).
---@field after_previous integer? Days from the step before.
---@field from "due"|"issue"|"presentation"|"payment"|nil From which day `day` counts; else the due date.
---@field medium relance.medium How it reaches the contact.
---@field template string? The text.
---@field level integer? Its tone, 0 (service) … 6 (internal); else 1.
---@field to string|string[]|nil Roles at the contact's (of ours for `internal`): the first that is there.
---@field cc string|string[]|nil Who gets a copy.
---@field by relance.role? Who of ours does it; else accounting.
---@field fallback relance.medium|relance.medium[]|nil Media to try in turn without an address.
---@field minimum_cents relance.cents? Skipped where what stands at its level nets below it.
---@field below relance.below? Another medium for small sums.
---@field copy relance.medium? A further medium on which a letter goes out once it has left, to the same roles.
---@field attach string|string[]|nil What goes with an e-mail: "letter" is the same on paper, "invoices" are copies.
---@field expires boolean? Whether it falls away on the due date.
---@field lapse integer? Business days after which a task counts as not done.
---@field requires_previous boolean? Whether it never comes first: the level before must have been done.
---@field approval boolean|relance.role|nil Who has to approve it; `true` is accounting.
---@field counts_for_gap boolean? Whether the next message keeps its distance; else a message does, a task does not.
---@field when? fun(invoice: relance.invoice, contact: relance.contact, ctx: relance.ctx): boolean?, reason: string? For which invoices it is; the reason is for `plan --explain`.

-- Another medium for small sums.
---@class relance.below
---@field cents relance.cents Below this total.
---@field medium relance.medium The medium then.

-- Begins a part.
---@class relance.heading_block
---@field heading string The title.
---@field note string? What to read in the part, in a few words.

-- A paragraph; `**…**` is set in bold.
---@class relance.text_block
---@field text string The paragraph.
---@field lead boolean? Whether it is set large: at the beginning.

-- Key figures side by side.
---@class relance.tiles_block
---@field tiles relance.tile[] The figures.

-- A table.
---@class relance.table_block
---@field table relance.report_table Its columns and rows.

-- A chart.
---@class relance.chart_block
---@field chart relance.report_chart What it draws, as data.

-- What to do about something.
---@class relance.proposal_block
---@field proposal relance.report_proposal The proposal.

-- A key figure with its change and how it came about.
---@class relance.tile
---@field label string What it is.
---@field value number|string|nil The value; nil where there is no data.
---@field as relance.style? What the value is; else a number.
---@field change number|string|nil The difference to the month before; a share's in points.
---@field fall "good"|"bad"|nil Whether a fall is good news.
---@field note string? A few words below.
---@field spark number[]|table[]|nil The values of the last months, oldest first, or rows with a `value`.

-- Columns over rows of plain data.
---@class relance.report_table
---@field columns relance.column[] Which values it shows; at least one.
---@field rows table<string, any>[]? Each a table of values by name.
---@field total boolean? Whether a last line adds the sums and numbers up.
---@field caption string? What stands above.

-- A column; `{ "key", "label" }` will do.
---@class relance.column
---@field key string? The name of the value in a row; or the first without a name.
---@field label string? What stands above; or the second without a name.
---@field as relance.style? What the values are; else texts.
---@field note string? The name of a value that stands small below.
---@field strong boolean? Whether the values are set in bold.
---@field change boolean? Whether positive numbers have a sign too.
---@field fall "good"|"bad"|nil Whether a fall is good news.
---@field [1] string What stands without a name.
---@field [2] string What stands without a name.

-- A chart as data.
---@class relance.report_chart
---@field kind "stacked-bar"|"bar"|"line" How the rows are drawn.
---@field rows table<string, any>[]? Each a table of values by name.
---@field x string The name of the value that a row is called by.
---@field x_as relance.style? What that is; else a text.
---@field y string? The name of the value that is drawn; or `series`.
---@field series relance.series[]? Several values of each row.
---@field as relance.style? What the values are; else money for `…_cents`.
---@field alt string What it shows, in a sentence for whoever cannot see it.
---@field target number? A level that is aimed at.
---@field target_label string? How that is called.
---@field note string? For bars: the name of a text below a row's name.
---@field cumulative boolean? For bars: whether the part of all so far stands beside each.

-- A value of each row that is drawn; `{ "key", "label" }` will do.
---@class relance.series
---@field key string? The name of the value in a row; or the first without a name.
---@field label string? How it is called; or the second without a name.
---@field [1] string What stands without a name.
---@field [2] string What stands without a name.

-- What to do about something, and what speaks for it.
---@class relance.report_proposal
---@field title string What to do.
---@field evidence string What speaks for it.
---@field effect_cents relance.cents? What would come in.
---@field effect_days number? By how many days customers would pay later; negative: sooner.
---@field owner string? Who does it.
---@field due relance.date? By when.

-- Which rows a section asks for.
---@class relance.row_query
---@field by string? What a row stands for: `segment contact month bucket cause owner contact.fields.NAME`.
---@field where table<string, any>? Values that a row must have.
---@field top integer? How many at most, the largest first.
---@field months integer? How many months back, the report's own included; else 12.

-- How rows are read; what is not said is detected.
---@class relance.row_options
---@field separator string? One ASCII character between cells.
---@field encoding string? One of UTF-8, ISO-8859-1, ISO-8859-15, CP1252, CP850.
---@field header boolean? Whether the first row names the columns; else true.
---@field skip integer? Lines before that.
---@field columns string[]? The columns that are wanted.
---@field where table<string, string[]>? A column, and with what its cells begin in the rows that are wanted.
---@field from relance.row_place? Where an earlier call ended.
---@field limit integer? How many rows at most.

-- A file that may be read.
---@class relance.file_entry
---@field path string How it is called.
---@field size integer Its bytes.
---@field digest string Changes with its content.

-- A row: its cells by the names of the header, texts all.
---@class relance.row
---@field line integer The line on which it begins.
---@field problem string? What is wrong with it, such as a cell too many.
---@field [string] any

-- Where the next rows begin: plain data for the cursor.
---@class relance.row_place
---@field offset integer The byte.
---@field line integer The line.
---@field file string? The file's digest.

-- What else is known of the rows.
---@class relance.rows_about
---@field header string[] The names of the columns.
---@field scanned integer How many rows were looked at, those left out included.

-- What to ask a server. Every text in it may be a secret.
---@class relance.http_request
---@field url string|relance.secret The address, of a server that the operator allowed.
---@field method string? `GET`, or `POST` where there is a body.
---@field query table<string, any>? Added to the address: texts, numbers, booleans; a list gives a name several times.
---@field headers table<string, any>? Names and texts.
---@field auth relance.http_auth? How to show who asks.
---@field json any What is sent, as JSON.
---@field form table<string, any>? What is sent, as a form.
---@field body string|relance.secret|nil What is sent, as it stands.
---@field as "json"|"text"|"bytes"|nil What `data` is to be; else by what the answer says it is.
---@field accept integer[]? Statuses from 400 that are no error.
---@field timeout_s number? Seconds for all of it, redirects and further tries too: 0.1 to 600, else 60.

-- One of the four.
---@class relance.http_auth
---@field bearer string|relance.secret|nil A token.
---@field basic relance.http_basic? A name and a password.
---@field header relance.http_header? A header of the service's own.
---@field oauth2 relance.http_oauth2? Client credentials: the host gets, keeps and renews the token.

-- A name and a password.
---@class relance.http_basic
---@field user string|relance.secret The name.
---@field password string|relance.secret The password.

-- A header that shows who asks.
---@class relance.http_header
---@field name string Its name.
---@field value string|relance.secret Its value.

-- OAuth 2.0 client credentials (RFC 6749, 4.4).
---@class relance.http_oauth2
---@field token_url string|relance.secret Where the token is got, of an allowed server.
---@field id string|relance.secret The client.
---@field secret string|relance.secret Its secret.
---@field scope string|relance.secret|nil What the token is for.

-- What a server answered.
---@class relance.http_answer
---@field status integer The status, such as 200.
---@field headers table<string, string> By name, in small letters.
---@field data any The body, as `as` says.

-- A mail for the server that the settings name.
---@class relance.smtp_mail
---@field from string The address that refusals come back to.
---@field to string|string[] The address, or all that get this mail.
---@field eml string The mail: RFC 5322 bytes, lines ended by CRLF. They leave as they are.
---@field auth relance.smtp_login? How to log in; without it nobody does.
---@field timeout_s number? Seconds for all of it: 0.1 to 600, else 60.

-- Who logs in.
---@class relance.smtp_login
---@field user string|relance.secret The name.
---@field password string|relance.secret The password.

-- What became of a mail.
---@class relance.smtp_answer
---@field accepted boolean? Whether the server took it for all it was to; nil: nobody knows, it may have left.
---@field code integer? The server's code, such as 250, 451 or 550; nil: it said none.
---@field text string What it said, or what went wrong.
---@field at "connect"|"tls"|"login"|"from"|"to"|"data" How far it came: `to` is a recipient, `data` the mail itself.
---@field recipient string? Which recipient was refused.
