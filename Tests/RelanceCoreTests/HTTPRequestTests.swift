import RelanceCore
import Testing

struct HTTPRequestTests {
    private func request(_ url: String, secrets: [String: String] = [:]) -> HTTPRequest {
        var request = HTTPRequest("GET", url)
        request.secrets = secrets
        return request
    }

    @Test(arguments: [
        ("https://erp.example/invoices?page=1", "GET /invoices?page=1"),
        ("https://erp.example", "GET /"), ("https://erp.example?page=1", "GET /?page=1"),
        ("https://erp.example/a?key=s%C3%A9same", "GET /a?key=<secret key>"),
    ]) func `a recorded answer is found by method, path and query`(url: String, key: String) {
        #expect(request(url, secrets: ["key": "sésame"]).key == key)
    }

    @Test func `errors show no query and no secret`() {
        let request = request(
            "https://hooks.example/open/sesame?x=1",
            secrets: ["key": "sesame", "all": "sesame street"])
        #expect(request.shown == "GET https://hooks.example/open/<secret key>")
        #expect(request.hiding("sesame street, sesame") == "<secret all>, <secret key>")
    }

    @Test func `an encoded text is read again`() {
        let text = "é+ &=?/%~-._"
        #expect(PercentEncoding.encoded(text) == "%C3%A9%2B%20%26%3D%3F%2F%25~-._")
        #expect(PercentEncoding.decoded(PercentEncoding.encoded(text)) == text)
        #expect(PercentEncoding.decoded("a+b%2") == "a b%2")
    }
}
