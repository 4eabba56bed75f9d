package io.modelwright.codegen.seed;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/** The library of fake data, and what it lacks, all drawing from one source. For one thread. */
final class Fakes {

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 8);
    private static final int DAYS = 600;

    private static final List<Persona.Place> PLACES = List.of(
            place("London", "England", "United Kingdom", "GB", "EC1A 1BB", "+44 20 7946 0", "GBP", 51.5072, -0.1276),
            place("Manchester", "England", "United Kingdom", "GB", "M1 1AE", "+44 161 496 0", "GBP", 53.4808, -2.2426),
            place("Berlin", "Berlin", "Germany", "DE", "10115", "+49 30 23125 ", "EUR", 52.52, 13.405),
            place("Hamburg", "Hamburg", "Germany", "DE", "20095", "+49 40 66969 ", "EUR", 53.5511, 9.9937),
            place("Paris", "Île-de-France", "France", "FR", "75001", "+33 1 99 00 ", "EUR", 48.8566, 2.3522),
            place("Lyon", "Auvergne-Rhône-Alpes", "France", "FR", "69001", "+33 2 61 91 ", "EUR", 45.764, 4.8357),
            place("Madrid", "Madrid", "Spain", "ES", "28001", "+34 91 555 0", "EUR", 40.4168, -3.7038),
            place("Milan", "Lombardy", "Italy", "IT", "20121", "+39 02 5550 ", "EUR", 45.4642, 9.19),
            place("Vienna", "Vienna", "Austria", "AT", "1010", "+43 1 5550 ", "EUR", 48.2082, 16.3738),
            place("Zurich", "Zurich", "Switzerland", "CH", "8001", "+41 44 555 0", "CHF", 47.3769, 8.5417),
            place("Amsterdam", "North Holland", "Netherlands", "NL", "1012 AB", "+31 20 555 0", "EUR", 52.3676, 4.9041),
            place("Stockholm", "Stockholm", "Sweden", "SE", "111 20", "+46 8 465 00", "SEK", 59.3293, 18.0686),
            place("New York", "New York", "United States", "US", "10001", "+1 212 555 01", "USD", 40.7128, -74.006),
            place("Chicago", "Illinois", "United States", "US", "60601", "+1 312 555 01", "USD", 41.8781, -87.6298),
            place("Austin", "Texas", "United States", "US", "73301", "+1 512 555 01", "USD", 30.2672, -97.7431),
            place("Toronto", "Ontario", "Canada", "CA", "M5H 2N2", "+1 416 555 01", "CAD", 43.6532, -79.3832),
            place("Sydney", "New South Wales", "Australia", "AU", "2000", "+61 2 5550 ", "AUD", -33.8688, 151.2093),
            place("Tokyo", "Tokyo", "Japan", "JP", "100-0001", "+81 3 5550 ", "JPY", 35.6762, 139.6503));

    private final Random random;
    private final Faker faker;

    Fakes(Random random) {
        this.random = random;
        this.faker = new Faker(Locale.ENGLISH, random);
    }

    private static Persona.Place place(
            String city,
            String region,
            String country,
            String code,
            String postcode,
            String dialling,
            String currency,
            double latitude,
            double longitude) {
        return new Persona.Place(city, region, country, code, postcode, dialling, currency, latitude, longitude);
    }

    Random random() {
        return random;
    }

    Faker faker() {
        return faker;
    }

    Persona persona(int index, int attempt) {
        String company = faker.company().name();
        String domain = Persona.ascii(company.split("[ ,-]", 2)[0]) + ".example";
        return new Persona(
                index,
                attempt,
                faker.name().firstName(),
                faker.name().lastName(),
                company,
                domain,
                oneOf(PLACES),
                faker.address().streetAddress(),
                FIRST_DAY.plusDays(random.nextInt(DAYS)),
                random.nextDouble());
    }

    <T> T oneOf(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    /** The first ones oftener than the last ones: the n-th with a weight of 1/n. */
    <T> T weighted(List<T> options) {
        return weighted(options, random.nextDouble());
    }

    /** The one that stands at a share of the sum of all weights. */
    static <T> T weighted(List<T> options, double share) {
        double left = share * sumOfWeights(options.size());
        for (int i = 1; i <= options.size(); i++) {
            left -= 1.0 / i;
            if (left <= 0) {
                return options.get(i - 1);
            }
        }
        return options.getLast();
    }

    static double sumOfWeights(int options) {
        double sum = 0;
        for (int i = 1; i <= options; i++) {
            sum += 1.0 / i;
        }
        return sum;
    }

    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** A phone number of those that are kept free for fiction, where its country has such. */
    String phone(Persona.Place place) {
        return place.dialling() + between(10, 99);
    }
}
