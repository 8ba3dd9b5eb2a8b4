import RelanceCore

extension Draft {
    /// A draft that gives the named fields; nil where one of them refuses its value.
    static func giving(_ fields: KeyValuePairs<String, Plain>, id: String = "X") -> Draft? {
        var draft = Draft(id: id)
        for (name, value) in fields {
            guard let index = R.fields.firstIndex(where: { $0.name == name }),
                draft.give(index, value)
            else { return nil }
        }
        return draft
    }
}
