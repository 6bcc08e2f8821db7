import Glibc

extension Country.Position {
    /// The direction from the middle of the earth, of length 1.
    var direction: SIMD3<Double> {
        let degree = Double.pi / 180
        let parallel = cos(latitude * degree)
        return SIMD3(
            parallel * cos(longitude * degree),
            parallel * sin(longitude * degree),
            sin(latitude * degree)
        )
    }

    /// The great-circle distance in km, on a sphere of 6,371 km.
    func distance(to other: Self) -> Double {
        Self.distance(between: direction, and: other.direction)
    }

    /// The same for two directions: twice the angle whose sine is half the chord between them.
    static func distance(between a: SIMD3<Double>, and b: SIMD3<Double>) -> Double {
        2 * 6371 * asin(min(1, halfChord(between: a, and: b)))
    }

    /// Half the straight way between the ends of two directions.
    static func halfChord(between a: SIMD3<Double>, and b: SIMD3<Double>) -> Double {
        let way = a - b
        return (way.x * way.x + way.y * way.y + way.z * way.z).squareRoot() / 2
    }
}
