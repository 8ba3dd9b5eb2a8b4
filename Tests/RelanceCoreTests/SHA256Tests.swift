import RelanceCore
import Testing

struct SHA256Tests {
    /// Source: NIST FIPS 180-4 examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
        (
            String(repeating: "a", count: 100_000),
            "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee"
        ),
    ]) func `a text has its digest`(text: String, digest: String) {
        #expect(SHA256.hex(text.utf8) == digest)
    }

    @Test(arguments: 54...66) func `what is added in parts is the same`(count: Int) {
        let bytes = (0..<count).map { UInt8($0) }
        var hash = SHA256()
        for byte in bytes { hash.add([byte]) }
        var whole = SHA256()
        whole.add(bytes)
        #expect(hash.bytes() == whole.bytes())
    }

    /// Source: RFC 4231, cases 1, 2, 3, 6.
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0b, count: 20), "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xaa, count: 131),
            "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ]) func `a text has its authentication code`(key: [UInt8], text: String, code: String) {
        #expect(SHA256.hmacHex(key: key, Array(text.utf8)) == code)
    }
}
