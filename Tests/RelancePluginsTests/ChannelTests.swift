import Lua
import RelanceCore
import RelancePlugins
import RelanceRules
import RelanceTestSupport
import Testing

@Suite struct ChannelTests {
    /// The channel whose declaration holds `body`, with `ctx.tool.use()`, which reaches out.
    private func channel(_ body: String, in folder: TemporaryFolder) throws -> Channel {
        try folder.write(
            "return { api = 1, summary = \"Essai\", \(body) }", to: "plugins/channels/test.lua")
        let files = PluginFolder([.init(path: folder.path + "/plugins", isDossier: true)])
        let tool = LuaModule(
            name: "tool", doc: "",
            functions: [
                LuaHostFunction("use()", "", reachesOut: true, isCapability: true) { _ in },
                LuaHostFunction("ask()", "", isCapability: true) { $0.reachOut() },
                LuaHostFunction("lose()", "", isCapability: true) { call in
                    call.reachOut(isUnknown: true)
                    throw LuaHostError("no answer", code: "timeout")
                },
                LuaHostFunction("refuse()", "", isCapability: true) { _ in
                    throw LuaHostError("not granted", code: "not_granted")
                },
            ]
        )
        return try Channel(
            Plugin(files.file(named: "channels/test")),
            context: Context(
                today: .of("2026-11-23"), creditor: Creditor(id: "Exemple SAS"),
                calendar: Calendar()),
            modules: { [tool] })
    }

    private func send(_ body: String) throws -> Delivery {
        let folder = try TemporaryFolder()
        return try channel("send = function(message, ctx) \(body) end", in: folder).send(message)
    }

    private func fault(_ body: String) -> String {
        do {
            return "no error: \(try send(body))"
        } catch {
            return "\(error)"
        }
    }

    private var message: Message {
        var message = Message(
            id: "A-88.x@meridien.example", action: "A-88", contact: "C1", medium: .email,
            language: .french,
            to: Message.Party(
                name: "Lefèvre", email: "c@lefevre.example", address: ["3 rue du Four"]),
            from: Message.Party(name: "Méridien"))
        message.subject = "Objet"
        message.eml = [0x41, 0xFF]
        message.invoices = ["F-1"]
        message.amount = Money(1_000_00, .euro)
        return message
    }

    @Test func `what got no answer is unknown, whatever the plugin says of it`() throws {
        let lost = try send(
            "pcall(ctx.tool.lose) return nil, { retry = true, reason = \"le serveur dort\" }")
        #expect(lost == .failed(Delivery.Failure("le serveur dort", retry: true, isUnknown: true)))
        let refused = try send(
            "pcall(ctx.tool.ask) return nil, { retry = true, reason = \"il refuse\" }")
        #expect(refused == .failed(Delivery.Failure("il refuse", retry: true)))
    }

    @Test func `an error after something has left is unknown, before it is not`() throws {
        guard case .failed(let failure) = try send("ctx.tool.ask() error(\"aïe\")") else {
            Issue.record("the message was accepted")
            return
        }
        #expect(failure.isUnknown)
        #expect(fault("ctx.tool.refuse()").contains("not granted"))
    }

    @Test func `a message comes as it is, its bytes too`() throws {
        let delivery = try send(
            """
            local m = message
            assert(#m.eml == 2 and m.eml:byte(2) == 255 and m.cc[1] == nil and m.invoices[1] == "F-1")
            return { id = m.action .. m.medium .. m.to.email .. m.to.address[1] .. m.currency
              .. m.amount_cents .. m.attempt .. m.idempotency_key, cost_cents = 12 }
            """)
        let id = "A-88emailc@lefevre.example3 rue du FourEUR1000001A-88.x@meridien.example"
        #expect(delivery == .accepted(.init(id: id, costCents: 12)))
    }

    @Test func `a message is read-only, and a misspelt field is an error`() {
        #expect(fault("message.subject = 1").contains("read-only"))
        #expect(fault("return message.subjct").contains("did you mean 'subject'?"))
    }

    @Test func `a person may go on with it`() throws {
        #expect(
            try send("return { status = \"to_do\" }") == .accepted(.init(status: .toDo)))
    }

    @Test func `what was not taken says why`() throws {
        #expect(
            try send("return nil, { retry = true, reason = \"busy\" }")
                == .failed(.init("busy", retry: true)))
        #expect(
            try send("return nil, { reason = \"no\", address_bad = true, unknown = true }")
                == .failed(.init("no", isUnknown: true, isAddressBad: true)))
    }

    @Test func `an error before anything left is thrown, one after it is unknown`() throws {
        #expect(fault("error(\"boom\")").contains("boom"))
        guard case .failed(let failure) = try send("ctx.tool.use() error(\"boom\")") else {
            Issue.record("taken")
            return
        }
        #expect(failure.isUnknown && failure.reason.contains("boom"))
        guard case .failed(let rubbish) = try send("ctx.tool.use() return 7") else {
            Issue.record("taken")
            return
        }
        #expect(rubbish.isUnknown)
    }

    @Test(arguments: [
        ("return 7", "returned 7"), ("return nil", "without a failure"),
        ("return { idd = \"x\" }", "did you mean 'id'?"),
        ("return { status = \"lost\" }", "expected \"sent\" or \"to_do\""),
    ])
    func `what a channel may not return is named`(_ body: String, _ part: String) {
        #expect(fault(body).contains(part))
    }

    @Test func `a poll tells what became of what was waiting`() throws {
        let folder = try TemporaryFolder()
        let channel = try channel(
            """
            send = function() end,
            poll = function(ctx)
              local events = {}
              for i, action in ipairs(ctx.waiting) do
                events[i] = { action = action.id, status = "accepted", at = "2026-11-22" }
              end
              return { events = events }
            end
            """, in: folder)
        var action = Action(id: "A-88")
        action.status = .unknown
        #expect(
            try channel.poll?([action]).news == [
                DeliveryNews(action: "A-88", status: "accepted", at: .of("2026-11-22"))
            ])
    }
}
