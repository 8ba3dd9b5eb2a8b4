import RelanceCore
import RelanceTestSupport
import Testing

struct DigestTests {
    /// Source: the test vectors of FNV, by Landon Curt Noll.
    @Test(arguments: [
        ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
        ("b", "af63df4c8601f1a5"), ("foo", "dcb27518fed9d577"),
    ])
    func `a text has the digest that FNV-1a gives`(text: String, digest: String) {
        #expect(Digest.of(text) == digest)
    }

    @Test func `what is added in parts has the digest of the whole`() {
        var digest = Digest()
        digest.add("foo")
        digest.add([])
        digest.add(Array("bar".utf8))
        #expect(digest.text == Digest.of("foobar"))
    }

    @Test func `a digest has sixteen digits`() {
        for number in 0..<5000 { #expect(Digest.of(String(number)).utf8.count == 16) }
    }
}
