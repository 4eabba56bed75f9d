package io.modelwright.bootstrap.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.modelwright.bootstrap.config.InvalidSettings.Fault;
import io.modelwright.bootstrap.config.Settings.Admin;
import io.modelwright.bootstrap.config.Settings.Database;
import io.modelwright.bootstrap.config.Settings.Http;
import io.modelwright.bootstrap.config.Settings.Jobs;
import io.modelwright.bootstrap.config.Settings.Log;
import io.modelwright.bootstrap.config.Settings.Secrets;
import io.modelwright.core.deploy.ResourceLimits;
import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.docker.Subnets;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import io.modelwright.postgres.Databases;
import io.modelwright.redis.Redis;
import io.modelwright.rest.edge.RestSettings.Limits;
import io.modelwright.rest.edge.TrustedProxies;
import io.modelwright.security.KeyEncryptionKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file of {@code server --config FILE}: YAML, whose text values may hold {@code ${NAME}} for an environment variable.
 * docs/configuration.md lists the keys.
 */
public final class SettingsFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int MAX_PORT = 65_535;
    private static final int PORTS_MAX = 1_000;
    private static final int DATABASE_PORT = 5_432;
    private static final Pattern NETWORK = Pattern.compile("(?=.{1,63}$)[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAX_THREADS = 1_000;
    private static final int MAX_MEBIBYTES = 1_000_000_000;
    private static final int MAX_TOKENS = 1_000_000;
    private static final int MAX_DAYS = 36_500;
    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");
    private static final String UNREAD = "redis://unread:1";

    private SettingsFile() {}

    /**
     * Reads the file.
     *
     * @throws InvalidSettings with every fault, where it cannot be read or used
     */
    public static Settings read(Path file, Map<String, String> environment) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new InvalidSettings(file.toString(), List.of(new Fault("", "the file cannot be read")));
        }
        return parse(file.toString(), text, environment);
    }

    static Settings parse(String source, String text, Map<String, String> environment) {
        Section root = new Section(tree(source, text), environment);
        Path secrets = Path.of(root.requiredText("secrets"));
        Settings settings = new Settings(
                http(root.section("http")),
                admin(root.section("admin")),
                database(root.section("database")),
                redis(root.section("redis")),
                root.oneOf("registration", RegistrationMode.class, RegistrationMode.INVITE),
                new Secrets(secrets, encryptionKeys(root)),
                Path.of(root.text("uploads").orElseGet(SettingsFile::temporaryUploads)),
                files(root.section("files"), secrets),
                repositories(root.section("repositories"), secrets),
                deployments(root.section("deployments")),
                limits(root.section("limits")),
                jobs(root.section("jobs")),
                log(root.section("log")));
        List<Fault> faults = root.faults();
        if (!faults.isEmpty()) {
            throw new InvalidSettings(source, faults);
        }
        return settings;
    }

    private static JsonNode tree(String source, String text) {
        try {
            JsonNode tree = YAML.readTree(text);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new InvalidSettings(
                    source, List.of(new Fault("", "it is not valid YAML" + where + ": " + e.getOriginalMessage())));
        }
    }

    private static Http http(Section section) {
        return new Http(
                section.text("host").orElse("0.0.0.0"),
                section.integer("port", Http.DEFAULT_PORT, 0, MAX_PORT),
                section.parsed("publicOrigin", SettingsFile::origin),
                section.integer("threads", Http.DEFAULT_THREADS, 8, MAX_THREADS),
                trustedProxies(section),
                corsOrigins(section),
                idle(section),
                section.duration("drain", Duration.ZERO),
                section.duration("grace", Http.DEFAULT_GRACE));
    }

    private static TrustedProxies trustedProxies(Section section) {
        try {
            return TrustedProxies.parse(
                    section.texts("trustedProxies"),
                    section.oneOf("trustedHeader", TrustedProxies.Header.class, TrustedProxies.Header.X_FORWARDED_FOR));
        } catch (IllegalArgumentException fault) {
            section.fault("trustedProxies", String.valueOf(fault.getMessage()));
            return TrustedProxies.NONE;
        }
    }

    private static Optional<String> encryptionKeys(Section root) {
        Optional<String> keys = root.secret("encryptionKeys");
        if (keys.isPresent() && !KeyEncryptionKeys.isReadable(keys.get())) {
            root.fault("encryptionKeys", "must be keys of 32 bytes in base64, separated by white space");
        }
        return keys;
    }

    private static Set<String> corsOrigins(Section section) {
        Set<String> origins = new LinkedHashSet<>();
        for (String text : section.texts("corsOrigins")) {
            try {
                origins.add(origin(text));
            } catch (IllegalArgumentException fault) {
                section.fault("corsOrigins", "each " + fault.getMessage());
            }
        }
        return origins;
    }

    private static Duration idle(Section section) {
        Duration idle = section.duration("idle", Http.DEFAULT_IDLE);
        if (idle.toMillis() < 100) {
            section.fault("idle", "must be a tenth of a second or more");
        }
        return idle;
    }

    private static Admin admin(Section section) {
        return new Admin(
                section.text("host").orElse(Admin.DEFAULT_HOST),
                section.integer("port", Http.DEFAULT_PORT + 1, 0, MAX_PORT));
    }

    private static Database database(Section section) {
        String url = section.requiredText("url");
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            section.fault("url", "must look like jdbc:postgresql://host:5432/database");
        }
        Databases.Address address = new Databases.Address(
                url, section.requiredText("user"), section.secret("password").orElse(""));
        Section pools = section.section("pools");
        Map<Databases.Purpose, Integer> sizes = new EnumMap<>(Databases.Purpose.class);
        for (Databases.Purpose purpose : Databases.Purpose.values()) {
            String key = purpose.name().toLowerCase(Locale.ROOT);
            sizes.put(purpose, pools.integer(key, purpose.defaultSize(), 1, MAX_THREADS));
        }
        return new Database(address, sizes);
    }

    private static Redis.Address redis(Section section) {
        Optional<String> password = section.secret("password");
        Optional<Redis.Address> address = section.parsed("url", url -> new Redis.Address(URI.create(url), password));
        if (!section.has("url")) {
            section.fault("url", "is required");
        }
        return address.orElseGet(() -> new Redis.Address(URI.create(UNREAD), password));
    }

    /** Beside the keys where nothing is said: both are as lasting as the database. */
    private static Settings.Files files(Section section, Path secrets) {
        return new Settings.Files(
                section.text("folder").map(Path::of).orElseGet(() -> secrets.resolveSibling("files")),
                section.integer("fileMax", Settings.Files.DEFAULT_FILE_MAX, 1, MAX_MEBIBYTES),
                section.integer("workspaceMax", Settings.Files.DEFAULT_WORKSPACE_MAX, 1, MAX_MEBIBYTES));
    }

    private static Settings.Repositories repositories(Section section, Path secrets) {
        return new Settings.Repositories(
                section.text("folder").map(Path::of).orElseGet(() -> secrets.resolveSibling("repositories")),
                section.integer("sizeMax", Settings.Repositories.DEFAULT_SIZE_MAX, 1, MAX_MEBIBYTES),
                section.integer("pushMax", Settings.Repositories.DEFAULT_PUSH_MAX, 1, MAX_MEBIBYTES),
                section.integer("fileMax", Settings.Repositories.DEFAULT_FILE_MAX, 1, MAX_MEBIBYTES),
                section.integer("keep", Settings.Repositories.DEFAULT_KEEP, 1, MAX_TOKENS),
                section.integer("keepDays", Settings.Repositories.DEFAULT_KEEP_DAYS, 1, MAX_TOKENS));
    }

    private static Settings.Deployments deployments(Section section) {
        int first = section.integer("firstPort", Settings.Deployments.DEFAULT_FIRST_PORT, 1, MAX_PORT);
        int last = section.integer("lastPort", Settings.Deployments.DEFAULT_LAST_PORT, 1, MAX_PORT);
        if (last < first || last - first >= PORTS_MAX) {
            section.fault("lastPort", "must be one of the " + PORTS_MAX + " ports from firstPort on");
        }
        Section database = section.section("database");
        Settings.Names names = DeploymentSection.names(section);
        if (names.port().stream().anyMatch(port -> port >= first && port <= last)) {
            section.fault("port", "must not be one of the ports from firstPort to lastPort");
        }
        return new Settings.Deployments(
                first,
                last,
                section.has("database") ? Optional.of(appDatabase(database)) : Optional.empty(),
                section.parsed("engine", SettingsFile::engine),
                new Settings.ContainerNetworks(
                        section.parsed("addresses", Subnets::parse).orElse(Subnets.STANDARD),
                        section.flag("outbound", false)),
                DeploymentSection.running(section),
                names,
                DeploymentSection.limits(section, ResourceLimits.STANDARD),
                DeploymentSection.builds(section.section("builds")));
    }

    private static URI engine(String text) {
        URI host = URI.create(text);
        if (!"unix".equals(host.getScheme()) && !"tcp".equals(host.getScheme())) {
            throw new IllegalArgumentException("must look like unix:///var/run/docker.sock or tcp://host:2375");
        }
        return host;
    }

    private static Settings.AppDatabase appDatabase(Section section) {
        String url = section.requiredText("url");
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            section.fault("url", "must look like jdbc:postgresql://host:5432/postgres");
        }
        Optional<String> network = section.text("network");
        if (network.filter(name -> !NETWORK.matcher(name).matches()).isPresent()) {
            section.fault("network", "must be small letters, digits and single hyphens, at most 63");
        }
        return new Settings.AppDatabase(
                new Databases.Address(
                        url,
                        section.requiredText("user"),
                        section.secret("password").orElse("")),
                section.requiredText("host"),
                section.integer("port", DATABASE_PORT, 1, MAX_PORT),
                network);
    }

    private static Limits limits(Section section) {
        Limits standard = Limits.standard();
        return new Limits(
                policy(section.section("caller"), standard.caller()),
                policy(section.section("anonymous"), standard.anonymous()),
                policy(section.section("signIn"), standard.signIn()),
                policy(section.section("signInAddress"), standard.signInAddress()));
    }

    private static Policy policy(Section section, Policy standard) {
        Duration period = section.duration("period", standard.period());
        if (period.toMillis() < 1) {
            section.fault("period", "must be longer than nothing");
            period = standard.period();
        }
        return new Policy(
                standard.name(),
                section.integer("burst", Math.toIntExact(standard.capacity()), 1, MAX_TOKENS),
                section.integer("requests", Math.toIntExact(standard.refill()), 1, MAX_TOKENS),
                period);
    }

    private static Jobs jobs(Section section) {
        int threads = section.integer("threads", Jobs.DEFAULT_THREADS, 0, MAX_THREADS);
        return new Jobs(
                section.flag("server", threads > 0),
                threads,
                section.integer("builds", 1, 0, MAX_THREADS),
                section.integer("io", Jobs.DEFAULT_IO, 0, MAX_THREADS),
                section.integer("buildMemory", Jobs.DEFAULT_BUILD_MEMORY, 1, MAX_MEBIBYTES),
                section.integer("keepDays", Jobs.DEFAULT_KEEP_DAYS, 1, MAX_DAYS),
                section.integer("keepFailedDays", Jobs.DEFAULT_KEEP_FAILED_DAYS, 1, MAX_DAYS));
    }

    private static Log log(Section section) {
        String level = section.text("level").orElse(Log.DEFAULT.level());
        if (!LEVELS.contains(level)) {
            section.fault("level", "must be one of " + String.join(", ", LEVELS));
        }
        return new Log(section.oneOf("format", Log.Format.class, Log.Format.JSON), level);
    }

    private static String temporaryUploads() {
        return Path.of(System.getProperty("java.io.tmpdir"), "modelwright-uploads")
                .toString();
    }

    private static String origin(String text) {
        URI uri = URI.create(text);
        // As browsers write it: in small letters, and without the usual port.
        String usualPort = "https".equals(uri.getScheme()) ? ":443" : ":80";
        boolean isOrigin = uri.getHost() != null
                && text.equals(text.toLowerCase(Locale.ROOT))
                && !text.endsWith(usualPort)
                && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                && (uri.getPath() == null || uri.getPath().isEmpty())
                && uri.getQuery() == null
                && uri.getFragment() == null
                && uri.getUserInfo() == null;
        if (!isOrigin) {
            throw new IllegalArgumentException("must be an origin such as https://studio.example.org");
        }
        return text;
    }
}
