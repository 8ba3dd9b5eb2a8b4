import TOMLKit

extension TOMLDate {
    /// `2026-11-24`.
    var isoText: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

extension TOMLTime {
    /// `08:00:00`, with a fraction of a second where there is one.
    var isoText: String {
        let whole = "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
        guard nanoSecond > 0 else { return whole }
        var fraction = padded(nanoSecond, 9)
        while fraction.last == "0" { fraction.removeLast() }
        return "\(whole).\(fraction)"
    }
}

extension TOMLDateTime {
    /// `2026-11-24T08:00:00+01:00`, without the offset where there is none.
    var isoText: String {
        let local = "\(date.isoText)T\(time.isoText)"
        guard let minutes = offset?.offset else { return local }
        guard minutes != 0 else { return local + "Z" }
        let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
        return "\(local)\(minutes < 0 ? "-" : "+")\(padded(hours, 2)):\(padded(rest, 2))"
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
