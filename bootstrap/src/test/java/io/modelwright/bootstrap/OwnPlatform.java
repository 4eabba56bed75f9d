package io.modelwright.bootstrap;

import io.modelwright.bootstrap.config.Settings;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A platform as it is wired, for one test class and configured by it, on a fresh database. */
public final class OwnPlatform implements AutoCloseable {

    private final TestDatabase database;
    private final Settings settings;
    private final Platform platform;

    private OwnPlatform(TestDatabase database, Settings settings) {
        this.database = database;
        this.settings = settings;
        this.platform = Platform.start(settings, new PlatformWiring());
    }

    /** Serves when this returns. */
    public static OwnPlatform start(UnaryOperator<Settings> change) throws Exception {
        TestDatabase database = TestPostgres.shared().freshDatabase();
        OwnPlatform own = new OwnPlatform(database, change.apply(TestPlatform.settings(database)));
        if (!own.platform.ready().get(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the platform was closed while it started");
        }
        return own;
    }

    public TestDatabase database() {
        return database;
    }

    /** The folder where files wait for their jobs. */
    public Path uploads() {
        return settings.uploads();
    }

    public int port() {
        return platform.port();
    }

    public int adminPort() {
        return platform.adminPort();
    }

    @Override
    public void close() {
        platform.close();
    }
}
