/// A figure that is known of regions.
public enum Indicator: String, Sendable, CaseIterable, Hashable {
    /// Inhabitants.
    case population
    /// Gross domestic product, EUR per inhabitant.
    case gdpPerInhabitant = "gdp-per-inhabitant"
    /// Disposable household income, PPS per inhabitant.
    case disposableIncome = "disposable-income"
    /// Primary household income, PPS per inhabitant.
    case primaryIncome = "primary-income"
    /// Broadband, % of the households with internet.
    case broadband
    /// Life expectancy at birth, years.
    case lifeExpectancy = "life-expectancy"
    /// Unemployment, %.
    case unemployment
    /// Employment of men less that of women, percentage points.
    case employmentGap = "employment-gap"
    /// Inhabitants per km2.
    case density
    /// Deaths of all causes, per 100,000.
    case deathsAll = "deaths-all"
    /// Deaths of cancer, per 100,000.
    case deathsCancer = "deaths-cancer"
    /// Deaths of ischaemic heart disease, per 100,000.
    case deathsIschaemic = "deaths-ischaemic"
    /// Deaths of accidents, per 100,000.
    case deathsAccidents = "deaths-accidents"
    /// Deaths of transport accidents, per 100,000.
    case deathsTransport = "deaths-transport"
    /// Adults with tertiary education, %.
    case tertiaryEducation = "tertiary-education"
    /// People working in science and technology, %.
    case scienceTechnology = "science-technology"
    /// Hospital sites that are known of; a lower bound.
    case hospitals
    /// Hospital beds that are known of; a lower bound.
    case hospitalBeds = "hospital-beds"

    /// The indicators by which regions are compared.
    ///
    /// Source: `region similarity` of the project's exact definitions.
    public static let compared: [Indicator] = [
        .gdpPerInhabitant, .disposableIncome, .lifeExpectancy, .unemployment, .density,
        .deathsAll, .deathsIschaemic, .tertiaryEducation,
    ]
}
