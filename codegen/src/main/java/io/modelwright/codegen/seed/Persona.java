package io.modelwright.codegen.seed;

import java.time.LocalDate;

/**
 * What the values of one row go by, so that they fit together: the e-mail address is of the name, the postcode of the city, and
 * dates follow one another.
 *
 * @param index of the row, from 0
 * @param attempt from 0; values that must be unique use it
 * @param domain of the company's e-mail addresses, which nobody can ever have
 * @param day around which the row's dates lie
 * @param progress from 0 to 1: how far along what the row is about has come
 */
record Persona(
        int index,
        int attempt,
        String firstName,
        String lastName,
        String company,
        String domain,
        Place place,
        String street,
        LocalDate day,
        double progress) {

    /** A city with what goes with it. */
    record Place(
            String city,
            String region,
            String country,
            String countryCode,
            String postcode,
            String dialling,
            String currency,
            double latitude,
            double longitude) {}

    String fullName() {
        return firstName + " " + lastName;
    }

    /** The name in an address: small letters of ASCII. */
    String userName() {
        String name = ascii(firstName) + "." + ascii(lastName);
        return attempt == 0 ? name : name + (index + attempt);
    }

    String email() {
        return userName() + "@" + domain;
    }

    /** Small letters and digits alone. */
    static String ascii(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                plain.append((char) c);
            } else if (c >= 'A' && c <= 'Z') {
                plain.append((char) (c + 32));
            }
        });
        return plain.isEmpty() ? "x" : plain.toString();
    }
}
