import Glibc
import Lua

/// The folders in which a plugin may make files, each whole or not at all.
package struct WritableFolders: Sendable {
    private let folder: String
    private let granted: [String]

    /// Grants `granted`, folders as seen from the dossier's `folder`.
    package init(folder: String, granted: [String]) {
        self.folder = folder
        self.granted = granted
    }

    /// Makes the file `path` with `bytes`; one that holds these bytes already is left as it is.
    ///
    /// Throws where it was not granted, holds other bytes, or cannot be written: then it is not there.
    func write(_ bytes: UnsafeBufferPointer<UInt8>, to path: String) throws {
        let (parent, name) = try parent(of: path, isMade: true)
        if let there = try parent.contents(of: name, atMost: bytes.count, shown: path) {
            guard there.elementsEqual(bytes) else {
                throw LuaHostError("\(path): is there with another content", code: "exists")
            }
            return
        }
        try parent.write(bytes, to: name, shown: path)
    }

    /// Adds a line at the end of the file `path`, which is made where it is missing; one that it
    /// holds already is not added again.
    ///
    /// Throws where it was not granted, cannot be one line, or cannot be written: then it is not there.
    func add(_ line: UnsafeBufferPointer<UInt8>, to path: String) throws {
        guard !line.contains(where: { $0 == UInt8(ascii: "\n") }), !line.isEmpty else {
            throw LuaHostError("\(path): a line is not empty and holds no line end")
        }
        let (parent, name) = try parent(of: path, isMade: true)
        try parent.add(line, to: name, shown: path)
    }

    /// Answers whether a file is there; throws where it was not granted.
    func has(_ path: String) throws -> Bool {
        do {
            let (parent, name) = try parent(of: path, isMade: false)
            return try parent.isFile(name, shown: path)
        } catch let error as LuaHostError where error.code == Self.missing {
            return false
        }
    }

    private static let longestPath = 1_000

    /// What a folder on the way to a file is not.
    static let missing = "missing"

    /// The folder of a file, opened step by step so that no link on the way is followed.
    private func parent(of path: String, isMade: Bool) throws -> (OpenFolder, name: String) {
        let (grant, rest) = try grant(for: path)
        let root = grant.hasPrefix("/") ? grant : folder + "/" + grant
        var parent = try OpenFolder(root, isMade: isMade, shown: grant)
        for part in rest.dropLast() { parent = try parent.folder(part, isMade, shown: path) }
        return (parent, rest.last ?? "")
    }

    /// The grant that `path` lies in, and what of it comes after.
    private func grant(for path: String) throws -> (String, rest: [String]) {
        let isAbsolute = path.hasPrefix("/")
        let parts = path.split(separator: "/").map(String.init)
        guard path.utf8.count <= Self.longestPath else {
            throw LuaHostError("\(path.prefix(60))…: a path has at most \(Self.longestPath) bytes")
        }
        let isPlain = !path.utf8.contains(0) && !parts.contains("..") && !parts.contains(".")
        guard isPlain, !path.hasSuffix("/") else { throw Self.refusal(path) }
        for grant in granted where grant.hasPrefix("/") == isAbsolute {
            let own = grant.split(separator: "/").map(String.init).filter { $0 != "." }
            if parts.count > own.count, parts.starts(with: own) {
                return (grant, Array(parts.dropFirst(own.count)))
            }
        }
        throw Self.refusal(path)
    }

    private static func refusal(_ path: String) -> LuaHostError {
        LuaHostError(
            "\(path) is in no folder that may be written; allow it: allow = { write = [\"…\"] }",
            code: "not_granted")
    }
}
