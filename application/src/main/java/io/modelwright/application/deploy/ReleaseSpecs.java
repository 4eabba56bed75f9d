package io.modelwright.application.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelwright.application.deploy.AppSecrets.Secrets;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Origin;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Release;
import io.modelwright.ports.deploy.driven.AppDatabases.Access;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The containers of releases: the same for the same release, so that a second attempt finds the one of the first. */
final class ReleaseSpecs {

    /** The first administrator of every deployed application. */
    static final String ADMINISTRATOR = "admin@example.com";

    static final int PORT = 8080;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final String SECRETS = "/run/secrets/";

    private final DeploymentSettings settings;

    ReleaseSpecs(DeploymentSettings settings) {
        this.settings = settings;
    }

    /**
     * @param slug of the app
     * @param schema the version that the database has, which the release may find newer than its own
     */
    ContainerSpec of(String slug, Deployment deployment, Release release, Access access, Secrets secrets, int schema) {
        Map<String, String> environment = new HashMap<>();
        Map<String, byte[]> files = new HashMap<>();
        environment.put("HOST", "0.0.0.0");
        environment.put("PORT", Integer.toString(PORT));
        environment.put("ADMIN_EMAIL", ADMINISTRATOR);
        environment.put("SEED", Boolean.toString(deployment.data() == Origin.SEED));
        if (schema > release.version()) {
            environment.put("SCHEMA_UP_TO", Integer.toString(schema));
        }
        secret(environment, files, "ADMIN_PASSWORD", secrets.admin());
        Map<String, DockerName> volumes = new HashMap<>();
        if (deployment.target().equals(Target.JAVA)) {
            java(environment, files, access, secrets);
        } else {
            typescript(environment, files, access, secrets);
            volumes.put("/data", DeploymentNames.volume(deployment.id()));
        }
        return new ContainerSpec(
                DeploymentNames.container(deployment.id(), release.number()),
                release.image().orElseThrow(),
                DeploymentNames.labels(settings.owner(), deployment, release.number(), release.version()),
                networks(deployment),
                Optional.of(PORT),
                environment,
                files,
                volumes,
                List.of(),
                settings.limits(),
                STOP_TIMEOUT,
                settings.routing().labels(slug, deployment));
    }

    private static void java(
            Map<String, String> environment, Map<String, byte[]> files, Access access, Secrets secrets) {
        environment.put(
                "DATABASE_URL", "jdbc:postgresql://" + access.host() + ":" + access.port() + "/" + access.database());
        environment.put("DATABASE_USER", access.user());
        environment.put("FORWARDED_HEADERS", "true");
        environment.put("DRAIN_SECONDS", "0");
        secret(environment, files, "DATABASE_PASSWORD", secrets.database());
        secret(environment, files, "SECRET_KEY", secrets.key());
    }

    private static void typescript(
            Map<String, String> environment, Map<String, byte[]> files, Access access, Secrets secrets) {
        environment.put("TRUST_PROXY", "1");
        environment.put("FILES_FOLDER", "/data/files");
        secret(
                environment,
                files,
                "DATABASE_URL",
                "postgres://" + access.user() + ":" + secrets.database() + "@" + access.host() + ":" + access.port()
                        + "/" + access.database());
        secret(environment, files, "APP_SECRET", secrets.key());
    }

    /** A file beside its variable with {@code _FILE} behind its name. */
    private static void secret(
            Map<String, String> environment, Map<String, byte[]> files, String variable, String secret) {
        String file = variable.toLowerCase(Locale.ROOT).replace('_', '-');
        environment.put(variable + "_FILE", SECRETS + file);
        files.put(file, secret.getBytes(UTF_8));
    }

    /** Those of the deployment alone: one from where its port is published, and one where its database is and nothing else. */
    private List<ContainerSpec.Network> networks(Deployment deployment) {
        List<ContainerSpec.Network> networks = new ArrayList<>();
        networks.add(new ContainerSpec.Network(
                DeploymentNames.network(deployment.id()), false, settings.outbound(), Optional.empty()));
        switch (settings.databases()) {
            case DatabasePlace.Container(DockerName server) ->
                networks.add(new ContainerSpec.Network(
                        DeploymentNames.databaseNetwork(deployment.id()), true, false, Optional.of(server)));
            case DatabasePlace.Network(DockerName network) -> networks.add(new ContainerSpec.Network(network, true));
            case DatabasePlace.Elsewhere elsewhere -> {}
        }
        return networks;
    }
}
