package io.modelwright.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelwright.bootstrap.config.InvalidSettings.Fault;
import io.modelwright.bootstrap.config.Settings.Log.Format;
import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.rest.edge.TrustedProxies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsFileTest {

    private static final String MINIMAL = """
            database: {url: "jdbc:postgresql://db:5432/mw", user: mw, password: pw}
            redis: {url: "redis://cache:6379"}
            secrets: /etc/modelwright
            """;

    @Test
    void everythingElseShouldHaveADefaultWhenOnlyWhatIsNeededIsGiven() {
        Settings settings = parse(MINIMAL);

        assertThat(settings.http().host()).isEqualTo("0.0.0.0");
        assertThat(settings.http().port()).isEqualTo(4000);
        assertThat(settings.http().publicOrigin()).isEmpty();
        assertThat(settings.http().trustedProxies()).isEqualTo(TrustedProxies.NONE);
        assertThat(settings.http().corsOrigins()).isEmpty();
        assertThat(settings.admin()).isEqualTo(new Settings.Admin("127.0.0.1", 4001));
        assertThat(settings.database().address().url()).isEqualTo("jdbc:postgresql://db:5432/mw");
        assertThat(settings.database().poolSizes()).containsEntry(Purpose.REQUESTS, Purpose.REQUESTS.defaultSize());
        assertThat(settings.registration()).isEqualTo(RegistrationMode.INVITE);
        assertThat(settings.secrets()).isEqualTo(new Settings.Secrets(Path.of("/etc/modelwright"), Optional.empty()));
        assertThat(settings.limits().caller().capacity()).isEqualTo(200);
        assertThat(settings.jobs()).isEqualTo(Settings.Jobs.DEFAULT);
        assertThat(settings.log()).isEqualTo(new Settings.Log(Settings.Log.Format.JSON, "info"));
    }

    @Test
    void whatGuardsTheEdgeShouldBeExact() {
        assertThatThrownBy(() -> parse(MINIMAL + """
                http: {corsOrigins: ["*", "https://a.example.org/path", null, "https://B.example.org"],
                       trustedProxies: [proxy.example.org]}
                encryptionKeys: short
                """))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("http.corsOrigins: each must be an origin")
                .hasMessageContaining("http.corsOrigins: must be a list of texts")
                .hasMessageContaining("http.trustedProxies: must hold addresses or networks")
                .hasMessageContaining("encryptionKeys: must be keys of 32 bytes");
        String key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        Settings settings = parse(MINIMAL + "encryptionKeys: " + key + "\n");
        assertThat(settings.secrets().encryptionKeys()).hasValue(key);
        assertThat(settings.toString()).doesNotContain(key);
    }

    @Test
    void everyKeyShouldBeTaken() {
        Settings settings =
                parse(MINIMAL.replace("password: pw}", "password: pw, pools: {requests: 8, health: 2}}") + """
                http: {host: 10.0.0.1, port: 80, publicOrigin: "https://mw.example.org", threads: 32,
                       trustedProxies: [10.0.0.0/8, "::1"], trustedHeader: forwarded,
                       corsOrigins: ["https://pages.example.org"], drain: 5s, grace: 1m}
                admin: {host: 127.0.0.2, port: 81}
                registration: closed
                uploads: /var/uploads
                files: { folder: /var/files, fileMax: 50, workspaceMax: 2048 }
                limits:
                  caller: {burst: 1000, requests: 500, period: 1s}
                  anonymous: {burst: 1}
                  signIn: {requests: 5, period: 10m}
                  signInAddress: {period: 250ms}
                jobs: {threads: 0, builds: 3, io: 40, buildMemory: 1024, keepDays: 1, keepFailedDays: 2}
                log: {format: json, level: debug}
                """);

        assertThat(settings.http().host()).isEqualTo("10.0.0.1");
        assertThat(settings.http().publicOrigin()).hasValue("https://mw.example.org");
        assertThat(settings.http().threads()).isEqualTo(32);
        assertThat(settings.http().trustedProxies())
                .isEqualTo(TrustedProxies.parse(List.of("10.0.0.0/8", "::1"), TrustedProxies.Header.FORWARDED));
        assertThat(settings.http().corsOrigins()).containsExactly("https://pages.example.org");
        assertThat(settings.http().drain()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.http().grace()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.admin()).isEqualTo(new Settings.Admin("127.0.0.2", 81));
        assertThat(settings.database().poolSizes())
                .containsEntry(Purpose.REQUESTS, 8)
                .containsEntry(Purpose.HEALTH, 2)
                .containsEntry(Purpose.JOBS, Purpose.JOBS.defaultSize());
        assertThat(settings.registration()).isEqualTo(RegistrationMode.CLOSED);
        assertThat(settings.uploads()).isEqualTo(Path.of("/var/uploads"));
        assertThat(settings.files()).isEqualTo(new Settings.Files(Path.of("/var/files"), 50, 2_048));
        assertThat(settings.files().fileBytes()).isEqualTo(52_428_800);
        assertThat(settings.limits().caller().capacity()).isEqualTo(1000);
        assertThat(settings.limits().caller().refill()).isEqualTo(500);
        assertThat(settings.limits().anonymous().capacity()).isEqualTo(1);
        assertThat(settings.limits().signIn().period()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.limits().signInAddress().period()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.jobs()).isEqualTo(new Settings.Jobs(false, 0, 3, 40, 1_024, 1, 2));
        assertThat(settings.log()).isEqualTo(new Settings.Log(Format.JSON, "debug"));
    }

    @Test
    void allFaultsShouldBeToldAtOnceEachByItsKey() {
        InvalidSettings failure = catchThrowableOfType(InvalidSettings.class, () -> parse("""
                http: {port: 70000, prot: 4000}
                database: {url: "mysql://db", pools: {requests: 0}}
                redis: {url: "cache:6379"}
                registration: sometimes
                limits: {caller: {period: soon}}
                log: {level: loud}
                """));

        assertThat(failure.faults())
                .extracting(Fault::key)
                .containsExactlyInAnyOrder(
                        "http.port",
                        "http.prot",
                        "database.url",
                        "database.user",
                        "database.pools.requests",
                        "redis.url",
                        "registration",
                        "secrets",
                        "limits.caller.period",
                        "log.level");
        assertThat(failure)
                .hasMessageContaining("http.port: must be a whole number from 0 to 65535")
                .hasMessageContaining("registration: must be one of open, invite, closed")
                .hasMessageContaining("http.prot: is no known key; known here: corsOrigins, drain");
    }

    @Test
    void textShouldTakeEnvironmentVariables() {
        Settings settings = SettingsFile.parse(
                "mw.yml",
                MINIMAL.replace("password: pw", "password: \"a${SECRET}b\"").replace("//db:", "//${HOST}:"),
                Map.of("SECRET", "$1\\x", "HOST", "db7"));

        assertThat(settings.database().address().password()).isEqualTo("a$1\\xb");
        assertThat(settings.database().address().url()).contains("//db7:");
    }

    @Test
    void missingEnvironmentVariableShouldBeNamed() {
        assertThatThrownBy(() -> parse(MINIMAL.replace("password: pw", "password: \"${SECRET}\"")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("database.password: the environment variable SECRET is not set");
    }

    @Test
    void passwordShouldBeReadFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "from file\n");

        Settings settings = parse(MINIMAL.replace("password: pw", "passwordFile: \"" + file + "\""));

        assertThat(settings.database().address().password()).isEqualTo("from file");
        assertThatThrownBy(() -> parse(MINIMAL.replace("password: pw", "passwordFile: /no/such/file")))
                .hasMessageContaining("database.passwordFile: cannot be read: /no/such/file");
        assertThatThrownBy(() -> parse(MINIMAL.replace("password: pw", "password: pw, passwordFile: \"" + file + "\"")))
                .hasMessageContaining("database.passwordFile: stands beside password");
    }

    @Test
    void passwordsShouldNotBeShown() {
        assertThat(parse(MINIMAL).toString()).doesNotContain("pw}").doesNotContain("password=pw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http: [1]", "http: text", "database: 7", "http: {port: {a: 1}}", "http: {host: 5}"})
    void wrongShapesShouldBeFaultsOfTheirKeys(String line) {
        String key = line.contains("{") ? line.replaceAll("(\\w+): \\{(\\w+):.*", "$1.$2") : line.replaceAll(":.*", "");
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("  " + key + ": must be");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a: [|it is not valid YAML in line", "a: {b: 1, b: 2}|it is not valid YAML"})
    void textShouldBeRefusedWhenItIsNotYaml(String text, String reason) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "---"})
    void emptyFileShouldLackWhatIsRequired(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("database.url: is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"studio.example.org", "https://host/path", "ftp://host", "https://me@host", "https://h?q"})
    void publicOriginShouldBeAnOriginOnly(String origin) {
        assertThatThrownBy(() -> parse(MINIMAL + "http: {publicOrigin: \"" + origin + "\"}"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("http.publicOrigin: must be an origin");
    }

    @Test
    void absentFileShouldBeNamed() {
        assertThatThrownBy(() -> SettingsFile.read(Path.of("/no/such.yml"), Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("/no/such.yml")
                .hasMessageContaining("cannot be read");
    }

    private static Settings parse(String text) {
        return SettingsFile.parse("mw.yml", text, Map.of());
    }
}
