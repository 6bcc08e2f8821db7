/// A queue of numbers that grows.
struct Ring {
    private var slots = [Int](repeating: 0, count: 1024)
    private var head = 0
    private(set) var count = 0

    mutating func push(_ number: Int) {
        if count == slots.count { grow() }
        slots[(head &+ count) & (slots.count &- 1)] = number
        count += 1
    }

    mutating func pop() -> Int? {
        guard count > 0 else { return nil }
        let number = slots[head]
        head = (head &+ 1) & (slots.count &- 1)
        count -= 1
        return number
    }

    private mutating func grow() {
        let kept = (0..<count).map { slots[(head + $0) & (slots.count - 1)] }
        slots = kept + [Int](repeating: 0, count: slots.count)
        head = 0
    }
}
