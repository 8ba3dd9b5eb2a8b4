import RelanceCore
import RelanceStore

/// How a contact has paid, told from its settled items.
extension History {
    /// Counts an item as settling has left it.
    mutating func add(_ item: OpenItem) {
        guard item.invoice != nil else { return addPayment(item) }
        guard item.cents > 0 else { return }
        firstInvoice = [firstInvoice, item.date].compactMap { $0 }.min()
        guard let paid = item.found.paidOn, let due = item.found.dueDate else { return }
        let delay = due.days(to: paid)
        paidCount += 1
        daysLateSum += delay
        paidCents += item.cents
        if delay > 0 { lateCount += 1 }
        keepLast(delay, paid)
    }

    /// Counts promises by what became of them.
    mutating func add(_ promises: [Promise]) {
        promisesKept = promises.count { $0.status == .kept }
        promisesBroken = promises.count { [.broken, .partlyKept].contains($0.status) }
    }

    private mutating func addPayment(_ item: OpenItem) {
        if item.isReturned {
            returnedCount += 1
            lastReturned = [lastReturned, item.date].compactMap { $0 }.max()
        } else if item.cents > 0 {
            lastPayment = [lastPayment, item.date].compactMap { $0 }.max()
        }
    }

    private mutating func keepLast(_ delay: Int, _ paid: Day) {
        let later = lastDays.indices.first { index in
            lastDays[index] < paid || (lastDays[index] == paid && lastDelays[index] < delay)
        }
        let place = later ?? lastDays.count
        guard place < 3 else { return }
        lastDays.insert(paid, at: place)
        lastDelays.insert(delay, at: place)
        if lastDays.count > 3 {
            lastDays.removeLast()
            lastDelays.removeLast()
        }
    }
}
