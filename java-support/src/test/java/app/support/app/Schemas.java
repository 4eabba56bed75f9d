package app.support.app;

import app.support.testing.TestDatabase;

/** Schemas for tests of other packages. */
public final class Schemas {

    private Schemas() {}

    /** Makes the tables of the application. */
    public static void migrate(TestDatabase database) {
        Databases.migrate(new AppConfiguration.Database(database.url(), database.user(), "", 2), 0);
    }
}
