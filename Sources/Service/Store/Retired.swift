/// What queries have read, held until nobody reads it any more.
///
/// The last one to let go of an object pays for taking it apart, and a state of a large catalogue
/// is much to take apart: the store's owner does it, not a thread that has callers waiting.
struct Retired<Object: AnyObject> {
    /// The most that are held; a thread that has not taken up a newer state by then lets go itself.
    static var most: Int { 16 }

    private var objects: [Object] = []

    /// How many are held.
    var count: Int { objects.count }

    /// Holds an object.
    mutating func add(_ object: Object) {
        if objects.count == Self.most { objects.removeFirst() }
        objects.append(object)
    }

    /// Lets go of what nobody else holds.
    ///
    /// - Complexity: O(*n*) in what is held, and what taking it apart costs.
    mutating func sweep() {
        for index in objects.indices.reversed() where isKnownUniquelyReferenced(&objects[index]) {
            objects.remove(at: index)
        }
    }
}
