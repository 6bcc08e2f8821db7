import TestSupport
import Testing

@testable import Service

@Suite("Requests wait in order, and late ones stand aside")
struct RequestQueueTests {
    private static func queue(of times: some Sequence<Int>) -> RequestQueue {
        var queue = RequestQueue()
        for time in times {
            queue.next().receivedMicros = time
            queue.commit()
        }
        return queue
    }

    @Test("What is in time is taken in order, what is late by itself, each once")
    func order() {
        var queue = Self.queue(of: 0..<10)
        #expect(queue.take(receivedSince: 0)?.receivedMicros == 0)
        #expect(queue.take(receivedSince: 4)?.receivedMicros == 4)
        #expect(queue.lateCount == 3)
        #expect(queue.take(receivedSince: 4)?.receivedMicros == 5)
        var late: Set<Int> = []
        while let item = queue.takeLate() { late.insert(item.receivedMicros) }
        #expect(late == [1, 2, 3])
        #expect((6..<10).allSatisfy { queue.take(receivedSince: 0)?.receivedMicros == $0 })
        #expect(queue.take(receivedSince: 0) == nil && queue.count == 0)
    }

    @Test("Connections take turns, and each has its own order")
    func turns() {
        var queue = RequestQueue()
        for (time, connection) in [1, 1, 1, 1, 2, 3, 3].enumerated() {
            let item = queue.next()
            item.receivedMicros = time
            item.connection = UInt64(connection)
            queue.commit()
        }
        var order: [UInt64] = []
        var times: [Int] = []
        while let item = queue.take(receivedSince: 0) {
            order.append(item.connection)
            times.append(item.receivedMicros)
        }
        #expect(order == [1, 2, 3, 1, 3, 1, 1])
        #expect(times == [0, 4, 5, 1, 6, 2, 3])
    }

    @Test("Over a long time nothing is lost, doubled or out of order", arguments: 1...3)
    func longRun(seed: Int) {
        var chance = SplitMix64(seed: seed)
        var queue = RequestQueue()
        var sent = 0
        var taken: [(number: Int, connection: UInt64)] = []
        var late: [Int] = []
        for now in 0..<20_000 {
            for _ in 0..<chance.below(4) where queue.hasRoom {
                let item = queue.next()
                item.receivedMicros = now
                item.connection = UInt64(chance.below(5))
                item.door = sent
                queue.commit()
                sent += 1
            }
            if chance.below(2) == 0, let item = queue.take(receivedSince: now - 50) {
                #expect(item.receivedMicros >= now - 50, "seed \(seed): a late one was taken")
                taken.append((item.door, item.connection))
            }
            if chance.below(3) == 0, let item = queue.takeLate() { late.append(item.door) }
        }
        while let item = queue.take(receivedSince: 0) { taken.append((item.door, item.connection)) }
        while let item = queue.takeLate() { late.append(item.door) }
        for connection in 0..<5 {
            let numbers = taken.filter { $0.connection == connection }.map(\.number)
            #expect(numbers == numbers.sorted(), "seed \(seed): \(connection) is out of order")
        }
        #expect((taken.map(\.number) + late).sorted() == Array(0..<sent), "seed \(seed)")
        #expect(queue.byteCount == 0 && queue.count == 0 && queue.lateCount == 0)
    }
}
