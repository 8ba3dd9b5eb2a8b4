import Glibc

/// Does pieces of work on several threads and hands their results over in the order of the pieces.
///
/// The only place with threads and a lock. What a worker needs (a store, plugins) is opened on its own
/// thread and stays there.
package struct Workers: Sendable {
    /// How many threads; the results do not depend on it.
    package let count: Int

    /// Makes as many workers as asked for, at least one; nil: one a core.
    package init(_ count: Int? = nil) {
        self.count = max(1, count ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    /// Works on every piece; `take` gets the results on the calling thread, in order.
    ///
    /// Throws what `open`, `work` or `take` throws first; no further piece is then begun.
    func run<Piece: Sendable, Worker, Outcome: Sendable>(
        _ pieces: [Piece], open: @escaping @Sendable () throws -> Worker,
        work: @escaping @Sendable (Worker, Piece) throws -> Outcome,
        take: (Outcome) throws -> Void
    ) throws {
        let desk = Desk<Outcome>(pieces: pieces.count, ahead: 2 * count)
        let threads = try (0..<min(count, pieces.count)).map { _ in
            try Thread {
                do {
                    let worker = try open()
                    while let index = desk.next() {
                        desk.put(.success(try work(worker, pieces[index])), at: index)
                    }
                } catch {
                    desk.fail(error)
                }
            }
        }
        defer {
            desk.close()
            for thread in threads { thread.join() }
        }
        for index in pieces.indices { try take(desk.outcome(at: index).get()) }
    }
}

extension Workers {
    /// Takes values from a thread that makes them, the next while one is being taken; nil ends it.
    ///
    /// Throws what `open`, `next` or `take` throws first.
    static func readAhead<Source, Value: Sendable>(
        open: @escaping @Sendable () throws -> Source,
        next: @escaping @Sendable (Source) throws -> Value?,
        take: (Value) throws -> Void
    ) throws {
        let desk = Desk<Value?>(pieces: .max, ahead: 1)
        let thread = try Thread {
            do {
                let source = try open()
                while let index = desk.next() {
                    let value = try next(source)
                    desk.put(.success(value), at: index)
                    if value == nil { return }
                }
            } catch {
                desk.fail(error)
            }
        }
        defer {
            desk.close()
            thread.join()
        }
        var index = 0
        while let value = try desk.outcome(at: index).get() {
            try take(value)
            index += 1
        }
    }

    /// Runs `body` on a thread of its own, whose stack is large enough for plugins, and waits for it.
    package static func onLargeStack(_ body: @escaping @Sendable () -> Void) throws {
        try Thread(body).join()
    }
}

/// A thread with a stack large enough for the deepest call of a plugin.
private struct Thread {
    private let handle: pthread_t

    init(_ body: @escaping @Sendable () -> Void) throws {
        let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
        pthread_attr_init(attributes)
        defer {
            pthread_attr_destroy(attributes)
            attributes.deallocate()
        }
        pthread_attr_setstacksize(attributes, 16 << 20)
        let start = Unmanaged.passRetained(Start(body))
        var handle: pthread_t = 0
        let status = pthread_create(
            &handle, attributes,
            { start in
                guard let start else { return nil }
                Unmanaged<Start>.fromOpaque(start).takeRetainedValue().body()
                return nil
            }, start.toOpaque())
        guard status == 0 else {
            start.release()
            throw StageError(
                place: "workers", problem: "no thread (\(String(cString: strerror(status))))",
                mend: "close other programs, or ask for fewer workers")
        }
        self.handle = handle
    }

    func join() { pthread_join(handle, nil) }

    private final class Start {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}

/// What several threads add to.
///
/// Checked by hand: the value is read and written only while the lock is held.
package final class Tally<Value: Sendable>: @unchecked Sendable {
    private var current: Value
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    /// Begins with a value.
    package init(_ value: Value) {
        current = value
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    /// The value as it is now.
    package var value: Value {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return current
    }

    /// Changes the value; others wait meanwhile.
    @discardableResult
    package func change<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return try body(&current)
    }
}

/// Where workers fetch the next piece and leave their results.
///
/// Checked by hand: every property is read and written only while the lock is held.
private final class Desk<Outcome: Sendable>: @unchecked Sendable {
    private let pieces: Int
    private let ahead: Int
    private var begun = 0
    private var taken = 0
    private var isClosed = false
    private var failure: (any Error)?
    private var outcomes: [Int: Result<Outcome, any Error>] = [:]
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init(pieces: Int, ahead: Int) {
        self.pieces = pieces
        self.ahead = ahead
        pthread_mutex_init(lock, nil)
        pthread_cond_init(change, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        pthread_cond_destroy(change)
        lock.deallocate()
        change.deallocate()
    }

    /// The next piece to work on; waits while too many results lie untaken; nil: no more.
    func next() -> Int? {
        locked {
            while !isClosed, failure == nil, begun < pieces, begun >= taken + ahead { wait() }
            guard !isClosed, failure == nil, begun < pieces else { return nil }
            begun += 1
            return begun - 1
        }
    }

    func put(_ outcome: Result<Outcome, any Error>, at index: Int) {
        locked {
            outcomes[index] = outcome
            pthread_cond_broadcast(change)
        }
    }

    func fail(_ error: any Error) {
        locked {
            if failure == nil { failure = error }
            pthread_cond_broadcast(change)
        }
    }

    func close() {
        locked {
            isClosed = true
            pthread_cond_broadcast(change)
        }
    }

    /// Waits for a result and takes it.
    func outcome(at index: Int) -> Result<Outcome, any Error> {
        locked {
            while outcomes[index] == nil, failure == nil { wait() }
            taken = index + 1
            pthread_cond_broadcast(change)
            if let outcome = outcomes.removeValue(forKey: index) { return outcome }
            return .failure(failure ?? StageError(place: "workers", problem: "no result"))
        }
    }

    private func wait() { pthread_cond_wait(change, lock) }

    private func locked<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body()
    }
}
