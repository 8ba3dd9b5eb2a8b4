import Glibc

/// A program with its arguments, run to its end as a child.
struct Command {
    let program: String
    let arguments: [String]

    init(_ program: String, _ arguments: String...) {
        self.program = program
        self.arguments = arguments
    }

    /// Runs it and answers what it took; nil where the program is not installed.
    ///
    /// Its output goes to the file `output`, its errors where ours go. The kernel counts in a child's
    /// peak what its parent held when it was started: this program stays small for that reason.
    func run(output: String = "/dev/null") throws -> Cost? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var child: pid_t = 0
        let start = ContinuousClock.now
        let failure = posix_spawnp(&child, program, &actions, nil, &words, environ)
        if failure == ENOENT { return nil }
        guard failure == 0 else { throw fault("cannot be started", failure) }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw fault("was lost", errno) }
        }
        let wall = start.duration(to: .now)
        guard status == 0 else {
            let signal = status & 0x7F
            let ended = signal == 0 ? "status \(status >> 8 & 0xFF)" : "signal \(signal)"
            throw fault("'\(arguments.joined(separator: " "))' ended with \(ended)")
        }
        return Cost(
            wall: wall / .seconds(1), cpu: usage.ru_utime.seconds + usage.ru_stime.seconds,
            peak: usage.ru_maxrss << 10)
    }

    /// Runs a program that has to be there.
    @discardableResult
    func runExisting(output: String = "/dev/null") throws -> Cost {
        guard let cost = try run(output: output) else {
            throw fault("there is no such program")
        }
        return cost
    }

    private func fault(_ problem: String, _ code: Int32? = nil) -> BenchmarkError {
        let reason = code.map { " (\(String(cString: strerror($0))))" } ?? ""
        return BenchmarkError(program, problem + reason)
    }
}

extension timeval {
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}
