import Testing
import ZeroMQ

@testable import Service

@Suite("Work waits for one thread")
struct WorkQueueTests {
    @Test("It comes in order, and what finds no room is told")
    func order() throws {
        let queue = try WorkQueue<Int>(limit: 4)
        #expect(queue.offer(1) && queue.offer(all: [2, 3]))
        #expect(!queue.offer(all: [4, 5]), "one of the two finds no room")
        #expect(!queue.offer(6))
        #expect(queue.take(most: 3) == [1, 2, 3])
        #expect(queue.offer(7))
        #expect(queue.take() == [4, 7])
        #expect(queue.take().isEmpty)
    }

    @Test("The thread is woken for the first item, and again for what it leaves")
    func wakes() throws {
        let queue = try WorkQueue<Int>(limit: 8)
        #expect(queue.offer(all: []) && !queue.wakeup.drain(), "nothing wakes nobody")
        #expect(queue.offer(1) && queue.wakeup.drain())
        #expect(queue.offer(2) && !queue.wakeup.drain(), "it has been woken already")
        #expect(queue.take(most: 1) == [1])
        #expect(queue.wakeup.drain(), "something was left")
        #expect(queue.take() == [2])
        #expect(!queue.wakeup.drain())
        #expect(queue.offer(3) && queue.wakeup.drain(), "an empty queue wakes again")
    }
}
