/// A strip across a page that is never cut in two.
struct Piece {
    /// Points above it, which fall away at the top of a page.
    var space = 0.0
    /// In points.
    var height: Double
    /// Whether it never stands at the foot of a page without the next.
    var keepsNext = false
    /// What is drawn once more where a page begins with this piece, such as a table's head.
    var head: Head?
    /// Draws it with its top at a height.
    var draw: (Canvas, Double) -> Void

    /// The head of a table.
    struct Head {
        var height: Double
        var draw: (Canvas, Double) -> Void
    }
}

/// A column of pieces, cut into pages.
struct Pages {
    /// A strip and the height at which its top stands.
    struct Placed {
        var top: Double
        var draw: (Canvas, Double) -> Void
    }

    private(set) var pages: [[Placed]] = [[]]
    /// Cuts `pieces` so that what belongs together stands together, wherever a page has room for it.
    init(_ pieces: [Piece], from first: Double, then next: Double, to bottom: Double) {
        var needs = pieces.map(\.height)
        for index in pieces.indices.dropLast().reversed() where pieces[index].keepsNext {
            needs[index] += pieces[index + 1].space + needs[index + 1]
        }
        var y = first
        for (piece, need) in zip(pieces, needs) {
            let isTop = pages[pages.count - 1].isEmpty
            let room = bottom - next - (piece.head?.height ?? 0)
            let wanted = need <= room ? need : piece.height
            if y + (isTop ? 0 : piece.space) + wanted > bottom, !isTop || y > next {
                pages.append([])
                y = next
                if let head = piece.head {
                    pages[pages.count - 1].append(Placed(top: y, draw: head.draw))
                    y += head.height
                }
            } else if !isTop {
                y += piece.space
            }
            pages[pages.count - 1].append(Placed(top: y, draw: piece.draw))
            y += piece.height
        }
    }
}
