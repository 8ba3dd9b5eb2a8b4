/// The letters that join an invoice and its payment, and the day on which they were set.
struct Letter {
    let code: String
    let day: Int

    /// The letters of that place among those of a customer, from AAA on.
    init(place: Int, day: Int) {
        let codes = [place / 676 % 26, place / 26 % 26, place % 26]
        code = String(decoding: codes.map { UInt8(ascii: "A") + UInt8($0) }, as: UTF8.self)
        self.day = day
    }
}
