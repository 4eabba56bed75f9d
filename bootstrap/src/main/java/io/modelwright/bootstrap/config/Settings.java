package io.modelwright.bootstrap.config;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.postgres.Databases;
import io.modelwright.redis.Redis;
import io.modelwright.rest.edge.RestSettings;
import io.modelwright.rest.edge.TrustedProxies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that the platform is told from outside.
 *
 * @param secrets the keys of the installation
 * @param uploads the folder where files wait that jobs read later
 * @param limits how often clients may ask
 */
public record Settings(
        Http http,
        Admin admin,
        Database database,
        Redis.Address redis,
        RegistrationMode registration,
        Secrets secrets,
        Path uploads,
        RestSettings.Limits limits,
        Jobs jobs,
        Log log) {

    /**
     * Where people and programs connect.
     *
     * @param port 0 for any that is free
     * @param publicOrigin what browsers see where a proxy stands before the server
     * @param threads that carry requests, at most
     * @param trustedProxies whose word on where a request comes from is believed
     * @param corsOrigins whose pages may call the API from browsers, beside our own
     * @param idle how long a connection on which nothing comes is kept, also in the middle of a request
     * @param drain how long the server goes on serving after it said that it is not ready any more
     * @param grace how long requests may take to end when the server stops
     */
    public record Http(
            String host,
            int port,
            Optional<String> publicOrigin,
            int threads,
            TrustedProxies trustedProxies,
            Set<String> corsOrigins,
            Duration idle,
            Duration drain,
            Duration grace) {

        public static final int DEFAULT_PORT = 4000;
        public static final int DEFAULT_THREADS = 64;
        public static final Duration DEFAULT_IDLE = Duration.ofSeconds(60);
        public static final Duration DEFAULT_GRACE = Duration.ofSeconds(20);

        /** Whether browsers reach the server by https. */
        public boolean isSecure() {
            return publicOrigin.filter(origin -> origin.startsWith("https://")).isPresent();
        }
    }

    /**
     * Where the keys of the installation are.
     *
     * @param folder for all of them
     * @param encryptionKeys the key-encryption keys, where they are not in the folder
     */
    public record Secrets(Path folder, Optional<String> encryptionKeys) {

        @Override
        public String toString() {
            return "Secrets[" + folder + "]";
        }
    }

    /** Where the metrics are; never open to the world. */
    public record Admin(String host, int port) {

        public static final String DEFAULT_HOST = "127.0.0.1";
    }

    /** The platform's database, which is also the first data database. */
    public record Database(Databases.Address address, Map<Databases.Purpose, Integer> poolSizes) {
        public Database {
            poolSizes = Map.copyOf(poolSizes);
        }
    }

    /** Background work of this process: so many jobs at a time, none where 0. */
    public record Jobs(int threads) {

        public static final int DEFAULT_THREADS = 2;
    }

    /**
     * What is written to the standard output.
     *
     * @param level the least severe that is written, of SLF4J's names
     */
    public record Log(Format format, String level) {

        /** One line for people, or one JSON object a line. */
        public enum Format {
            PLAIN,
            JSON
        }

        /** For whoever looks at a terminal. */
        public static final Log DEFAULT = new Log(Format.PLAIN, "info");
    }
}
