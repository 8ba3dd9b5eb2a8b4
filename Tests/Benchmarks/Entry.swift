/// What the lines of an entry share; days are places in the file's list of dates.
struct Entry {
    var journal: Journal
    var number: Int
    var day: Int
    var piece: String
    var pieceDay: Int
    var label: String
}
