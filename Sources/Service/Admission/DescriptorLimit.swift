import Glibc

/// How many descriptors the process may have.
enum DescriptorLimit {
    /// Raises the limit as far as the system lets us, and returns it.
    ///
    /// A shell gives a process 1,024; libzmq spins when it can accept nobody more.
    static func raised() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return 1024
        }
        if limit.rlim_cur < limit.rlim_max {
            var wanted = limit
            wanted.rlim_cur = limit.rlim_max
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &wanted) == 0 {
                limit = wanted
            }
        }
        return Int(min(limit.rlim_cur, 1 << 30))
    }
}
