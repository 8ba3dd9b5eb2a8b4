import Foundation
import Lua
import RelanceCore
import RelanceRules

extension Context {
    /// `ctx.date`, `ctx.add_days` and the others that count days.
    var dateFunctions: [LuaHostFunction] {
        let calendar = calendar
        let reader = DateReader(timeZone: creditor.timeZone)
        return [
            LuaHostFunction(
                "date(value: string|integer|none|nil, pattern?: string) -> date?",
                "The date in a text, an instant or epoch seconds; nil for nil and \"\"."
            ) { call in
                if let day = try reader.day(call) {
                    call.push(day.description)
                } else {
                    call.push(.nil)
                }
            },
            LuaHostFunction(
                "add_days(date: date, n: integer) -> date", "The date n days later."
            ) { call in
                let day = try call.day(0, "add_days(date, n)")
                call.push(try later(day, call.integer(1) ?? 0).description)
            },
            LuaHostFunction(
                "add_business_days(date: date, n: integer) -> date",
                "The date n business days later."
            ) { call in
                let day = try call.day(0, "add_business_days(date, n)")
                let count = call.integer(1) ?? 0
                guard count.magnitude <= 10_000 else {
                    throw LuaHostError("ctx.add_business_days: \(count) days are too many")
                }
                call.push(calendar.adding(count, businessDaysTo: day).description)
            },
            LuaHostFunction(
                "days_between(from: date, to: date) -> integer", "Days from one date to another."
            ) { call in
                let from = try call.day(0, "days_between(from, to)")
                call.push(from.days(to: try call.day(1, "days_between(from, to)")))
            },
            LuaHostFunction(
                "is_business_day(date: date) -> boolean",
                "Whether it is no week-end and no public holiday."
            ) { call in
                let day = try call.day(0, "is_business_day(date)")
                call.push(.boolean(calendar.isBusinessDay(day)))
            },
        ]
    }
}

/// The day so many days later.
///
/// Throws where it would be in no year from 1 to 9999.
private func later(_ day: Day, _ count: Int) throws -> Day {
    let end = day.adding(count)
    guard day.days(to: end) == count else {
        throw LuaHostError(
            "ctx.add_days: \(count) days from \(day) are outside of the years 1 to 9999")
    }
    return end
}

/// Reads dates as other programs write them.
private struct DateReader {
    let timeZone: TimeZone

    init(timeZone name: String) {
        timeZone = TimeZone(identifier: name) ?? .gmt
    }

    func day(_ call: LuaCall) throws -> Day? {
        let pattern = try pattern(call)
        switch call.kind(0) {
        case .nil, .none: return nil
        case .number:
            let found = call.integer(0).flatMap { number in
                pattern.map { Self.day(number, pattern: $0) } ?? day(seconds: number)
            }
            guard let found else { throw fault(call, pattern) }
            return found
        case .string: break
        default: throw fault(call, nil)
        }
        let isEmpty = call.withBytes(0) { $0.isEmpty } ?? true
        if isEmpty { return nil }
        let found: Day?? = call.withBytes(0) { bytes in
            if let pattern { return Self.day(bytes, pattern: pattern) }
            return bytes.count == 8 ? Self.compact(bytes) : Day.parse(bytes)
        }
        if let day = found ?? nil { return day }
        if pattern == nil, let day = instant(call.string(0) ?? "") { return day }
        throw fault(call, pattern)
    }

    private func pattern(_ call: LuaCall) throws -> String? {
        if call.kind(1) == .nil { return nil }
        let pattern = try call.text(1, "date(value, pattern?)")
        guard pattern.utf8.count <= 40 else {
            throw LuaHostError("ctx.date: the pattern is longer than 40 bytes")
        }
        return pattern
    }

    /// A whole number by its digits, as a spreadsheet or an ERP gives 20261124.
    private static func day(_ number: Int, pattern: String) -> Day? {
        var digits = String(number)
        return digits.withUTF8 { day($0, pattern: pattern) }
    }

    private static func compact(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        guard let year = Day.digits(bytes, 0, 4), let month = Day.digits(bytes, 4, 2),
            let day = Day.digits(bytes, 6, 2)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// Reads by a pattern of d, m and y: as many digits as letters, the rest as it stands.
    private static func day(_ bytes: UnsafeBufferPointer<UInt8>, pattern: String) -> Day? {
        var parts: [Character: Int] = [:]
        var place = 0
        var letters = Array(pattern)[...]
        while let letter = letters.first {
            let run = letters.prefix { $0 == letter }.count
            if "dmy".contains(letter) {
                let isShort = letter != "y" && run == 1 && place + 1 < bytes.count
                let width = isShort && Day.digits(bytes, place + 1, 1) != nil ? 2 : run
                guard let value = Day.digits(bytes, place, width) else { return nil }
                parts[letter] = value
                place += width
            } else {
                for byte in String(repeating: letter, count: run).utf8 {
                    guard place < bytes.count, bytes[place] == byte else { return nil }
                    place += 1
                }
            }
            letters = letters.dropFirst(run)
        }
        guard place == bytes.count, let year = parts["y"], let month = parts["m"],
            let day = parts["d"]
        else { return nil }
        let full = pattern.contains("yyy") ? year : year + (year < 70 ? 2000 : 1900)
        return Day(year: full, month: month, day: day)
    }

    /// `2026-11-23T22:30:00Z`, `2026-11-23 22:30:00+01:00`: the day it is then at the creditor's.
    private func instant(_ text: String) -> Day? {
        guard text.utf8.count > 11, let day = Day(String(text.prefix(10))) else { return nil }
        let rest = text.dropFirst(11)
        let clock = rest.prefix(8).split(separator: ":").compactMap { Int($0) }
        guard clock.count >= 2, text.dropFirst(10).first.map({ "T ".contains($0) }) == true,
            0...23 ~= clock[0], 0...59 ~= clock[1]
        else { return nil }
        guard let shift = Self.shift(rest) else { return day }
        let seconds = clock[0] * 3600 + clock[1] * 60 + (clock.count > 2 ? clock[2] : 0)
        return self.day(seconds: day.number * 86_400 + seconds - shift)
    }

    /// Seconds east of Greenwich; nil where the text does not say.
    private static func shift(_ clock: Substring) -> Int? {
        if clock.hasSuffix("Z") || clock.hasSuffix("z") { return 0 }
        guard let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return nil }
        let digits = clock[clock.index(after: sign)...].filter { $0 != ":" }
        guard digits.count == 4, let value = Int(digits) else { return nil }
        let seconds = (value / 100) * 3600 + (value % 100) * 60
        return clock[sign] == "-" ? -seconds : seconds
    }

    private func day(seconds: Int) -> Day? {
        guard seconds.magnitude < 253_402_300_800 else { return nil }
        let date = Date(timeIntervalSince1970: TimeInterval(seconds))
        let local = seconds + timeZone.secondsFromGMT(for: date)
        return Day(number: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }

    private func fault(_ call: LuaCall, _ pattern: String?) -> LuaHostError {
        let shown = (try? call.value(0).shown) ?? "a \(call.kind(0))"
        let expected = pattern ?? "YYYY-MM-DD or YYYYMMDD"
        return LuaHostError("date \(shown): expected \(expected)")
    }
}
