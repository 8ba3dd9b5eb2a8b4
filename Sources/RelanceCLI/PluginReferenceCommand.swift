import ArgumentParser
import RelanceCore
import RelanceDossier
import RelancePlugins

extension PluginCommand {
    struct Reference: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the reference of the plugin interface.",
            discussion: "It is made from what the program itself checks by.")

        /// How it is written.
        enum Format: String, ExpressibleByArgument, CaseIterable {
            case markdown, luacats, json
        }

        @Option(help: "markdown; luacats, for lua-language-server; json.")
        var format: Format?

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let api = Dossier.api
            let text =
                switch format ?? (options.json ? .json : .markdown) {
                case .markdown: api.markdown
                case .luacats: api.luaCATS
                case .json: JSON.text(api.plain, indented: true) + "\n"
                }
            FileDescriptor.output.write(text)
        }
    }
}
