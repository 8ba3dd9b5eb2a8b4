import Glibc
package import RelanceCore

extension PluginFolder {
    /// The same plugins with another file in the place of the one of its kind and name.
    package func replacing(_ file: File) -> PluginFolder {
        var files = files
        files[file.id] = file
        return PluginFolder(files: files)
    }
}

extension PluginFolder.File {
    /// The plugin in the file or folder at `path`, named by it; of the kind that its folder names, else of `kind`.
    package init(at path: String, else kind: PluginKind) throws(PluginError) {
        var status = stat()
        let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        let file = isFolder ? path + "/init.lua" : path
        guard file.hasSuffix(".lua"), access(file, R_OK) == 0 else {
            throw PluginError(
                .missing, place: path, problem: "there is no plugin to read",
                mend: "name a file that ends in .lua, or a folder with an init.lua")
        }
        let parts = file.split(separator: "/").map(String.init)
        let isInit = parts.last == "init.lua" && parts.count > 1
        let place = parts.count - (isInit ? 2 : 1)
        let name = isInit ? parts[place] : String(parts[place].dropLast(".lua".count))
        let above = place > 0 ? PluginKind(rawValue: parts[place - 1]) : nil
        self.init(
            id: PluginID(above ?? kind, name), path: file, shown: file,
            folder: isInit ? String(file.dropLast("/init.lua".count)) : nil, isDossier: true)
    }
}
