import CLua
import Glibc

/// Which lines run, and which can.
extension LuaState {
    /// Notes from now on which lines run; the limits hold as before.
    package func coverLines() { clua_cover(host) }

    /// The lines that have run, by the name of their text.
    package var coveredLines: [String: Set<Int>] {
        var covered: [String: Set<Int>] = [:]
        for index in Int32(0)... {
            var name: UnsafePointer<CChar>?
            var count = 0
            guard let lines = clua_covered(host, index, &name, &count), let name else { break }
            let ran = (0..<count).filter { lines[$0] != 0 }
            covered[String(cString: name), default: []].formUnion(ran)
        }
        return covered
    }

    /// The lines of a text that hold something to run.
    package func runnableLines(of source: [UInt8], name: String) throws(LuaError) -> Set<Int> {
        let chunk = try load(source, name: name)
        var length = 0
        guard let bytes = clua_dump(host, chunk.id, &length) else { return [] }
        defer { free(bytes) }
        var reader = ChunkLines(UnsafeBufferPointer(start: bytes, count: length))
        return reader.lines()
    }
}
