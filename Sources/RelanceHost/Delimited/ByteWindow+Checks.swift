extension ByteWindow {
    /// Throws if the file has another size than when it was opened.
    func checkUnchanged() throws(DelimitedError) {
        guard let file, try file.currentSize() != file.size else { return }
        throw .changed(file.path)
    }

    /// Throws unless a line can begin at `offset`, which came from outside.
    func checkLineBegins(at offset: Int, from first: Int) throws(DelimitedError) {
        guard let file, offset != first else { return }
        if offset > first, offset <= file.size {
            if offset == file.size { return }
            if try file.bytes(1, at: offset - 1) == [terminator] { return }
        }
        throw .changed(file.path)
    }
}
