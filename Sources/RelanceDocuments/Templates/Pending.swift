extension Templates {
    static let pending: [BundledTemplate] = []
}
