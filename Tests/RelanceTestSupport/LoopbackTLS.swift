import Foundation

/// Encryption for servers on this machine, by the program `openssl` with a certificate of its own.
package final class LoopbackTLS: Sendable {
    /// Whether the program is there.
    package static let isInstalled = program != nil

    private let folder: TemporaryFolder

    /// Makes a key and a certificate for 127.0.0.1.
    package init() throws {
        folder = try TemporaryFolder()
        let child = try Self.start([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
            "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder.path + "/key.pem",
            "-out", folder.path + "/certificate.pem",
        ])
        var status: Int32 = 0
        waitpid(child, &status, 0)
    }

    /// The file with the certificate, which vouches for itself.
    package var authority: String { folder.path + "/certificate.pem" }

    /// The plain ends of a connection whose other side is encrypted from now on.
    func wire(within outer: Wire) -> Wire? {
        guard let port = try? LoopbackListener({ _ in }).port else { return nil }
        guard let plain = Self.pipe(), let encrypted = Self.pipe(),
            let child = try? Self.start(
                [
                    "s_server", "-quiet", "-naccept", "1", "-accept", "127.0.0.1:\(port)", "-cert",
                    authority,
                    "-key", folder.path + "/key.pem",
                ], input: plain.reading, output: encrypted.writing)
        else { return nil }
        close(plain.reading)
        close(encrypted.writing)
        guard let inner = Self.connection(to: port) else { return nil }
        // Each thread has ends of its own, so that none reads from one that was closed and given away.
        Self.relay(from: dup(outer.input), to: dup(inner))
        Self.relay(from: inner, to: dup(outer.output))
        return Wire(
            input: encrypted.reading, output: plain.writing,
            owner: Ends(child: child, pipes: [encrypted.reading, plain.writing]))
    }

    private final class Ends {
        let child: pid_t
        let pipes: [Int32]

        init(child: pid_t, pipes: [Int32]) { (self.child, self.pipes) = (child, pipes) }

        deinit {
            kill(child, SIGTERM)
            var status: Int32 = 0
            waitpid(child, &status, 0)
            for pipe in pipes { close(pipe) }
        }
    }

    private static let program = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// A pipe that no other child holds on to.
    private static func pipe() -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard Foundation.pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// Starts the program; without ends of its own it reads and writes nothing.
    private static func start(_ arguments: [String], input: Int32? = nil, output: Int32? = nil)
        throws -> pid_t
    {
        guard let program else { throw POSIXError(.ENOENT) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (end, number) in [(input, Int32(0)), (output, 1), (nil, 2)] as [(Int32?, Int32)] {
            if let end {
                posix_spawn_file_actions_adddup2(&actions, end, number)
            } else {
                posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
            }
        }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var child: pid_t = 0
        guard posix_spawn(&child, program, &actions, nil, &words, environ) == 0 else {
            throw POSIXError(.ENOENT)
        }
        return child
    }

    private static func relay(from source: Int32, to target: Int32) {
        Thread.detachNewThread {
            var buffer = [UInt8](repeating: 0, count: 1 << 14)
            while true {
                let count = read(source, &buffer, buffer.count)
                guard count > 0, send(target, buffer, count, Int32(MSG_NOSIGNAL)) == count else {
                    break
                }
            }
            shutdown(target, Int32(SHUT_WR))
            close(source)
            close(target)
        }
    }

    /// Connects once the program listens.
    private static func connection(to port: Int) -> Int32? {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        for _ in 0..<500 {
            let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            let isConnected = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
            if isConnected { return client }
            close(client)
            usleep(10_000)
        }
        return nil
    }
}
