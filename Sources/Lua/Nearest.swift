/// Answers the candidate that `name` most likely was meant to be: at most a third of its letters differ,
/// capitals and small ones alike; else the shortest that says it more fully, as `dso_days` does `dso`.
package func nearest(_ name: String, in candidates: [String]) -> String? {
    let wanted = Array(name.lowercased().utf8)
    let limit = max(1, (wanted.count + 1) / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates.sorted() where abs(candidate.utf8.count - wanted.count) <= limit {
        let distance = distance(wanted, Array(candidate.lowercased().utf8))
        if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    let fuller = candidates.sorted().filter { $0.lowercased().hasPrefix(name.lowercased() + "_") }
    return best?.name ?? fuller.min { $0.utf8.count < $1.utf8.count }
}

/// How many letters must be put in, left out, changed or swapped with their neighbour.
private func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
        var row = [i + 1]
        row.reserveCapacity(right.count + 1)
        for j in right.indices {
            var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                cost = min(cost, before[j - 1] + 1)
            }
            row.append(cost)
        }
        (before, last) = (last, row)
    }
    return last[right.count]
}
