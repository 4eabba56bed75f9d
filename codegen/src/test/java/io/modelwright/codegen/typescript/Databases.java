package io.modelwright.codegen.typescript;

import io.modelwright.testkit.servers.TestDatabase;

/** Databases as programs of other languages name them. */
final class Databases {

    private Databases() {}

    static String url(TestDatabase database) {
        String place =
                database.jdbcUrl().replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
        return "postgres://" + database.user() + ":" + database.password() + "@" + place;
    }
}
