extension Templates {
    static let partialTexts: [BundledTemplate] = []
    static let courteous: [BundledTemplate] = []
    static let firm: [BundledTemplate] = []
    static let formal: [BundledTemplate] = []
    static let publicSector: [BundledTemplate] = []
    static let privatePersons: [BundledTemplate] = []
    static let answers: [BundledTemplate] = []
    static let calls: [BundledTemplate] = []
    static let internals: [BundledTemplate] = []
}
