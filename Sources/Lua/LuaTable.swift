/// A table as plain data: a list and fields with string keys, in the order of their bytes.
package struct LuaTable: Sendable, Equatable {
    package var list: [LuaValue]
    private var sorted: [(key: String, value: LuaValue)]

    /// Sorts the fields; of two with one key the last one counts.
    package init(list: [LuaValue] = [], fields: [(key: String, value: LuaValue)] = []) {
        self.list = list
        sorted = LuaTable.sorted(fields)
    }

    /// The fields by the bytes of their keys; what is set is sorted.
    package var fields: [(key: String, value: LuaValue)] {
        get { sorted }
        set { sorted = LuaTable.sorted(newValue) }
    }

    /// The field named `key`; setting nil takes it away.
    package subscript(key: String) -> LuaValue? {
        get {
            let place = place(of: key)
            return place.found ? sorted[place.index].value : nil
        }
        set {
            let place = place(of: key)
            switch (newValue, place.found) {
            case (let value?, true): sorted[place.index].value = value
            case (let value?, false): sorted.insert((key, value), at: place.index)
            case (nil, true): sorted.remove(at: place.index)
            case (nil, false): break
            }
        }
    }

    package var isEmpty: Bool { list.isEmpty && sorted.isEmpty }
    package var keys: [String] { sorted.map(\.key) }

    package static func == (left: LuaTable, right: LuaTable) -> Bool {
        left.list == right.list && left.sorted.elementsEqual(right.sorted, by: ==)
    }

    private static func sorted(
        _ fields: [(key: String, value: LuaValue)]
    ) -> [(key: String, value: LuaValue)] {
        var result: [(key: String, value: LuaValue)] = []
        result.reserveCapacity(fields.count)
        let order = fields.enumerated().sorted { left, right in
            let (first, second) = (left.element.key.utf8, right.element.key.utf8)
            if first.lexicographicallyPrecedes(second) { return true }
            return !second.lexicographicallyPrecedes(first) && left.offset < right.offset
        }
        for (_, field) in order {
            if let last = result.last, last.key.utf8.elementsEqual(field.key.utf8) {
                result.removeLast()
            }
            result.append(field)
        }
        return result
    }

    private func place(of key: String) -> (index: Int, found: Bool) {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].key.utf8.lexicographicallyPrecedes(key.utf8) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return (low, low < sorted.count && sorted[low].key.utf8.elementsEqual(key.utf8))
    }
}
