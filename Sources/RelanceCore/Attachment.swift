/// A file that goes with a message.
package struct Attachment: Sendable, Equatable {
    package var name: String
    /// Such as `application/pdf`.
    package var mediaType: String
    package var bytes: [UInt8]

    /// Makes an attachment; what is no media type becomes that of any file.
    package init(name: String, mediaType: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        let parts = mediaType.lowercased().split(
            separator: "/", omittingEmptySubsequences: false)
        let isType =
            parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.count <= 64
                    && part.utf8.allSatisfy {
                        (0x61...0x7A).contains($0) || "0123456789.+-_".utf8.contains($0)
                    }
            }
        self.mediaType = isType ? mediaType.lowercased() : "application/octet-stream"
    }
}
