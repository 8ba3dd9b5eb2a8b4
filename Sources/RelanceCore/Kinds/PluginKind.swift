/// What a plugin adds: its kind is the folder in which it stands.
package enum PluginKind: String, Sendable, CaseIterable, Comparable {
    case connectors, channels, scoring, scenarios, reports

    /// The word for one plugin of the kind.
    package var word: String {
        switch self {
        case .connectors: "connector"
        case .channels: "channel"
        case .scoring: "scoring rule"
        case .scenarios: "scenario"
        case .reports: "report section"
        }
    }

    package static func < (left: PluginKind, right: PluginKind) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A plugin by kind and name.
package struct PluginID: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var kind: PluginKind
    package var name: String

    /// Makes an identity.
    package init(_ kind: PluginKind, _ name: String) {
        self.kind = kind
        self.name = name
    }

    /// `connectors/fec`.
    package var description: String { "\(kind.rawValue)/\(name)" }

    package static func < (left: PluginID, right: PluginID) -> Bool {
        (left.kind, left.name) < (right.kind, right.name)
    }
}
