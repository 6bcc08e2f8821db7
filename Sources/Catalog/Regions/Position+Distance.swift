import Glibc

extension Country.Position {
    /// The great-circle distance in km, on a sphere of 6,371 km (haversine formula).
    func distance(to other: Self) -> Double {
        let degree = Double.pi / 180
        let cosines = cos(latitude * degree) * cos(other.latitude * degree)
        return distance(to: other, cosines: cosines)
    }

    /// The same, where the product of the cosines of both latitudes is there already.
    func distance(to other: Self, cosines: Double) -> Double {
        let degree = Double.pi / 180
        let northward = sin((other.latitude - latitude) * degree / 2)
        let eastward = sin((other.longitude - longitude) * degree / 2)
        let chord = northward * northward + cosines * eastward * eastward
        return 2 * 6371 * asin(min(1, chord.squareRoot()))
    }
}
