/// Names one after the other in one buffer, as C takes them.
struct JoinedNames {
    private(set) var bytes: [CChar] = []
    private(set) var ends: [UInt32] = []

    init(_ names: [String]) {
        for name in names {
            bytes.append(contentsOf: name.utf8.lazy.map { CChar(bitPattern: $0) })
            ends.append(UInt32(bytes.count))
        }
        if bytes.isEmpty { bytes.append(0) }
    }
}
