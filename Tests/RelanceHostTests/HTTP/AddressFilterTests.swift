import Testing

@testable import RelanceHost

struct AddressFilterTests {
    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255",
        "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
        "198.20.0.0", "203.0.112.255", "203.0.114.0", "223.255.255.255",
        "2001:200::", "2001:4860:4860::8888", "2606:4700::1111", "2a00:1450::1", "2003::1",
        "2001:db7::1", "2001:db9::1", "3ffe::1",
    ]) func `an address of the public internet is let through`(address: String) {
        #expect(AddressFilter.isPublic(address) == true)
    }

    @Test(arguments: [
        // This network, private, carrier-grade, loopback, link-local with the metadata of clouds
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
        "127.0.0.1", "127.255.255.255", "169.254.0.1", "169.254.169.254", "172.16.0.0",
        "172.31.255.255", "192.168.0.0", "192.168.255.255",
        // Protocol assignments, documentation, 6to4 relays, benchmarks, multicast, reserved
        "192.0.0.1", "192.0.2.1", "198.51.100.7", "203.0.113.9", "192.88.99.1", "198.18.0.0",
        "198.19.255.255", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        // Unspecified, loopback, IPv4 in IPv6: compatible, mapped, translated, 6to4, Teredo
        "::", "::1", "::7f00:1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
        "::ffff:0:10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::8.8.8.8", "64:ff9b:1::1",
        "2002:7f00:1::", "2002:808:808::1", "2001::1", "2001:0:53aa::1", "2001:10::1",
        "2001:20::1", "2001:1ff:ffff::1",
        // Discard, documentation, segment routing, unique local, link-local, site-local, multicast
        "100::1", "2001:db8::1", "2001:db8:ffff::1", "3fff::1", "5f00::1", "fc00::1",
        "fd00:ec2::254", "fdff:ffff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "ff0e::1",
        "1fff::1", "4000::1", "8000::1",
    ]) func `an address that looks inwards is refused`(address: String) {
        #expect(AddressFilter.isPublic(address) == false)
    }

    @Test(arguments: ["localhost", "", "1.2.3", "0x7f.1", "2130706433", "::1%lo"])
    func `what is no address is neither`(text: String) {
        #expect(AddressFilter.isPublic(text) == nil)
    }
}
