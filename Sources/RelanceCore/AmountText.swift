/// Reads sums as programs and people write them.
package enum AmountText {
    /// Why a text is no sum.
    package enum Fault: Error, Sendable, Equatable {
        case notAnAmount, tooManyDecimals, tooLarge
    }

    /// Reads `1 234,56`, `1234.56`, `-12`, `12,00-`, `(12,00)` into minor units.
    ///
    /// Blanks (U+00A0 and U+202F too), apostrophes, or the mark that is not the decimal one may
    /// group digits by three; one kind in one sum. The last comma or point is the decimal mark: `1.234,56` and `1,234.56`. Where
    /// one mark stands alone before exactly three digits, it is the decimal one.
    package static func cents(_ bytes: UnsafeBufferPointer<UInt8>, decimals: Int) throws(Fault)
        -> Int
    {
        var reader = Reader(bytes: bytes)
        return try reader.read(decimals: decimals)
    }

    /// The same for a Swift string.
    package static func cents(_ text: String, decimals: Int) throws(Fault) -> Int {
        var text = text
        let result = text.withUTF8 { bytes -> Result<Int, Fault> in
            do throws(Fault) {
                return .success(try cents(bytes, decimals: decimals))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        var start = 0
        var end = 0
        var isNegative = false

        init(bytes: UnsafeBufferPointer<UInt8>) {
            self.bytes = bytes
            end = bytes.count
        }

        mutating func read(decimals: Int) throws(Fault) -> Int {
            trim()
            try takeSign()
            let mark = decimalMark()
            let (whole, fraction) = try digits(mark: mark, decimals: decimals)
            return try value(whole, fraction)
        }

        private mutating func trim() {
            while start < end, blank(at: start) > 0 { start += blank(at: start) }
            while end > start {
                if bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 {
                    end -= 1
                } else if end - start >= 2, blank(at: end - 2) == 2 {
                    end -= 2
                } else if end - start >= 3, blank(at: end - 3) == 3 {
                    end -= 3
                } else {
                    break
                }
            }
        }

        private mutating func takeSign() throws(Fault) {
            guard start < end else { throw .notAnAmount }
            let (first, last) = (bytes[start], bytes[end - 1])
            if first == UInt8(ascii: "("), last == UInt8(ascii: ")") {
                isNegative = true
                (start, end) = (start + 1, end - 1)
            } else if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
                isNegative = first == UInt8(ascii: "-")
                start += 1
            } else if last == UInt8(ascii: "-") || last == UInt8(ascii: "+") {
                isNegative = last == UInt8(ascii: "-")
                end -= 1
                // "12,-" is a price without cents, not a negative sum.
                guard end > start, !isMark(bytes[end - 1]) else { throw .notAnAmount }
            }
            trim()
            guard start < end else { throw .notAnAmount }
        }

        /// The index of the last comma or point, unless it stands more than once: then it groups.
        private func decimalMark() -> Int? {
            var last: Int?
            for index in start..<end where isMark(bytes[index]) { last = index }
            guard let last else { return nil }
            let again = (start..<last).contains { bytes[$0] == bytes[last] }
            return again ? nil : last
        }

        private func digits(mark: Int?, decimals: Int) throws(Fault) -> (Int, Int) {
            var whole = 0
            var count = 0
            let wholeEnd = mark ?? end
            var index = start
            var sinceGroup = -1
            var group: UInt8?
            while index < wholeEnd {
                let digit = bytes[index] &- UInt8(ascii: "0")
                if digit <= 9 {
                    whole = try appended(whole, digit)
                    count += 1
                    if sinceGroup >= 0 { sinceGroup += 1 }
                    index += 1
                } else {
                    let width = isMark(bytes[index]) ? 1 : blank(at: index)
                    let kind = isBlank(at: index) ? 0x20 : bytes[index]
                    guard width > 0, count > 0, group == nil ? count <= 3 : sinceGroup == 3,
                        kind == group ?? kind
                    else { throw .notAnAmount }
                    (group, sinceGroup) = (kind, 0)
                    index += width
                }
            }
            guard sinceGroup < 0 || sinceGroup == 3 else { throw .notAnAmount }
            let fraction = try fraction(after: mark, decimals: decimals, isAfterDigits: count > 0)
            guard let unit = [1, 10, 100, 1000][safe: decimals] else { throw .notAnAmount }
            let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
            guard !overflow else { throw .tooLarge }
            return (product, fraction)
        }

        private func fraction(after mark: Int?, decimals: Int, isAfterDigits: Bool) throws(Fault)
            -> Int
        {
            guard let mark else {
                guard isAfterDigits else { throw .notAnAmount }
                return 0
            }
            guard mark + 1 < end || isAfterDigits else { throw .notAnAmount }
            var value = 0
            var places = 0
            for index in mark + 1..<end {
                let digit = bytes[index] &- UInt8(ascii: "0")
                guard digit <= 9 else { throw .notAnAmount }
                if places < decimals {
                    value = value * 10 + Int(digit)
                    places += 1
                } else if digit != 0 {
                    throw .tooManyDecimals
                }
            }
            while places < decimals {
                value *= 10
                places += 1
            }
            return value
        }

        private func value(_ whole: Int, _ fraction: Int) throws(Fault) -> Int {
            let (sum, overflow) = whole.addingReportingOverflow(fraction)
            guard !overflow else { throw .tooLarge }
            return isNegative ? -sum : sum
        }

        private func appended(_ value: Int, _ digit: UInt8) throws(Fault) -> Int {
            let (product, first) = value.multipliedReportingOverflow(by: 10)
            let (sum, second) = product.addingReportingOverflow(Int(digit))
            guard !first, !second else { throw .tooLarge }
            return sum
        }

        private func isMark(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
        }

        private func isBlank(at index: Int) -> Bool {
            bytes[index] != UInt8(ascii: "'") && blank(at: index) > 0
        }

        /// How many bytes the blank (or apostrophe) at `index` has, 0 where there is none.
        private func blank(at index: Int) -> Int {
            let byte = bytes[index]
            if byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: "'") { return 1 }
            if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 { return 2 }
            if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80 {
                return bytes[index + 2] == 0xAF || bytes[index + 2] == 0x89 ? 3 : 0
            }
            return 0
        }
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
