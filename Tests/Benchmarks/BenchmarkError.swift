/// What keeps a benchmark from being run, or makes its figures worthless.
struct BenchmarkError: Error, CustomStringConvertible {
    let place: String
    let problem: String
    let mend: String?

    init(_ place: String, _ problem: String, mend: String? = nil) {
        self.place = place
        self.problem = problem
        self.mend = mend
    }

    var description: String { "\(place): \(problem)" + (mend.map { "; \($0)" } ?? "") }
}
