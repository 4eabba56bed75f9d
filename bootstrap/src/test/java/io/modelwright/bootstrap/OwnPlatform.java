package io.modelwright.bootstrap;

import io.modelwright.bootstrap.config.Settings;
import io.modelwright.docker.Subnets;
import io.modelwright.security.SecretFiles;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
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

    /** A platform that deploys into an engine. */
    public static OwnPlatform on(URI engine, Subnets subnets) throws Exception {
        return start(usual -> deploying(usual, upperHalf(usual.deployments(), Optional.of(engine), subnets)));
    }

    /** A platform that deploys nothing, whatever this machine has. */
    public static OwnPlatform withoutEngine() throws Exception {
        return start(usual -> deploying(
                usual,
                upperHalf(
                        usual.deployments(),
                        Optional.empty(),
                        usual.deployments().networks().subnets())));
    }

    private static Settings deploying(Settings usual, Settings.Deployments deployments) {
        return new Settings(
                usual.http(),
                usual.admin(),
                usual.database(),
                usual.redis(),
                usual.registration(),
                usual.secrets(),
                usual.uploads(),
                usual.files(),
                usual.repositories(),
                deployments,
                usual.limits(),
                usual.jobs(),
                usual.log());
    }

    /** The lower ports are those of the shared platform of this process. */
    private static Settings.Deployments upperHalf(Settings.Deployments usual, Optional<URI> engine, Subnets subnets) {
        return new Settings.Deployments(
                (usual.firstPort() + usual.lastPort() + 1) / 2,
                usual.lastPort(),
                usual.database(),
                engine,
                new Settings.ContainerNetworks(subnets, usual.networks().outbound()),
                usual.running(),
                usual.names(),
                usual.limits(),
                usual.builds());
    }

    /** What the labels of its containers say. */
    public String installation() {
        return ContainerParts.owner(new SecretFiles(settings.secrets().folder(), new SecureRandom()).sealingKey());
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

    public int redisPort() {
        return settings.redis().url().getPort();
    }

    public int adminPort() {
        return platform.adminPort();
    }

    @Override
    public void close() {
        platform.close();
    }
}
