package io.modelwright.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.bootstrap.config.Settings;
import io.modelwright.bootstrap.demo.DemoFailure;
import io.modelwright.bootstrap.demo.DemoPassword;
import io.modelwright.bootstrap.demo.DemoWorkspace;
import io.modelwright.bootstrap.demo.DemoWorkspace.Standing;
import io.modelwright.embedded.BinaryCache;
import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.embedded.EmbeddedRedis;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import io.modelwright.postgres.Databases;
import io.modelwright.redis.Redis;
import io.modelwright.rest.edge.RestSettings.Limits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One platform for all: the workspace is set up in pieces once, and the tests look at what came of it. */
final class DemoWorkspaceTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final LocalDate TODAY = LocalDate.parse("2027-01-31");
    private static final String PASSWORD = DemoPassword.of("a key".getBytes(US_ASCII));
    private static final String STRANGER = "correct horses battery stapler";

    @TempDir
    static Path folder;

    private static final Closer CLOSER = new Closer();
    private static URI api = URI.create("http://127.0.0.1");
    private static String strangersApp = "";
    private static int pieces;
    private static Standing last = new Standing(List.of(), List.of(), 0);

    @BeforeAll
    static void setUpInPieces() throws Exception {
        startPlatform();
        String token = signUp("eve@example.org");
        strangersApp = post(token, "/apps", "{\"name\":\"Project tracker\",\"slug\":\"tracker\"}", 201);

        Optional<Standing> standing = Optional.empty();
        while (standing.isEmpty()) {
            // At first after each request, then in greater steps, so that every kind of step is the last one once.
            int requests = pieces < 7 ? pieces : pieces * 17 - 112;
            standing = setUpAndDieAfter(requests);
            pieces++;
        }
        last = standing.get();
    }

    private static void startPlatform() throws Exception {
        BinaryCache binaries = BinaryCache.ofTests();
        EmbeddedPostgres postgres = CLOSER.add(
                "PostgreSQL",
                EmbeddedPostgres.start(new EmbeddedPostgres.Settings(
                        folder.resolve("postgres"),
                        binaries,
                        EmbeddedPostgres.Durability.VOLATILE,
                        OptionalInt.empty(),
                        50)));
        EmbeddedRedis redis = CLOSER.add(
                "Redis",
                EmbeddedRedis.start(
                        new EmbeddedRedis.Settings(folder.resolve("redis"), binaries, OptionalInt.empty())));
        Settings settings = UpSettings.of(
                0,
                folder,
                new Databases.Address(
                        postgres.jdbcUrl(EmbeddedPostgres.DATABASE), postgres.user(), postgres.password()),
                new Redis.Address(URI.create("redis://127.0.0.1:" + redis.port()), Optional.of(redis.password())));
        Platform platform = CLOSER.add("the platform", Platform.start(withoutLimits(settings), new PlatformWiring()));
        assertThat(platform.ready().get(60, TimeUnit.SECONDS)).isTrue();
        api = URI.create("http://127.0.0.1:" + platform.port() + "/api/v1");
    }

    /** The test asks more often than people do. */
    private static Settings withoutLimits(Settings settings) {
        Policy open = new Policy("test", 100_000, 100_000, Duration.ofSeconds(1));
        return new Settings(
                settings.http(),
                settings.admin(),
                settings.database(),
                settings.redis(),
                settings.registration(),
                settings.secrets(),
                settings.uploads(),
                settings.files(),
                settings.repositories(),
                settings.deployments(),
                new Limits(open, open, open, open),
                settings.jobs(),
                settings.log());
    }

    /** Empty where the set-up had not come to its end by then. */
    private static Optional<Standing> setUpAndDieAfter(int requests) {
        AtomicInteger left = new AtomicInteger(requests);
        DemoWorkspace workspace = workspace(
                request -> {
                    if (left.getAndDecrement() == 0) {
                        throw new IOException("died");
                    }
                    return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
                },
                PASSWORD);
        try {
            return Optional.of(workspace.setUp());
        } catch (DemoFailure died) {
            assertThat(died).hasMessageContaining("died");
            return Optional.empty();
        }
    }

    private static DemoWorkspace workspace(DemoWorkspace.Exchange exchange, String password) {
        return new DemoWorkspace(exchange, api, password, TODAY);
    }

    private static Standing setUp() {
        return workspace(request -> CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray()), PASSWORD)
                .setUp();
    }

    @AfterAll
    static void stop() {
        CLOSER.close();
    }

    @Test
    void recordsShouldBeThereOnceHoweverOftenTheSetUpDied() throws Exception {
        assertThat(pieces).isGreaterThan(8);
        String token = signIn(DemoWorkspace.EMAIL, PASSWORD);
        List<String> slugs = all("slug", get(token, "/apps"));
        assertThat(slugs).containsExactlyInAnyOrder("tracker", "shop");

        assertThat(last.made()).containsExactly("shop");
        int shop = 0;
        for (String entity : List.of("category", "product", "customer", "order", "orderLine", "payment", "review")) {
            shop += total(token, "shop", entity);
        }
        assertThat(shop).isEqualTo(last.records());
        assertThat(total(token, "shop", "order")).isEqualTo(420);
        assertThat(total(token, "tracker", "person")).isEqualTo(14);
        assertThat(total(token, "tracker", "project")).isEqualTo(10);
        assertThat(total(token, "tracker", "milestone")).isEqualTo(40);
    }

    @Test
    void figuresShouldAddUpWhereTheDatabaseComputesThem() throws Exception {
        String token = signIn(DemoWorkspace.EMAIL, PASSWORD);

        String spent = get(token, "/apps/tracker/records/task?aggregate=sum(spent)");
        String hours = get(token, "/apps/tracker/records/timeEntry?aggregate=sum(hours)");
        assertThat(all("spent", spent)).isNotEmpty().isEqualTo(all("hours", hours));
        String late =
                get(token, "/apps/shop/records/payment?count=true&filter=amount.amount%20!=%20order.total.amount");
        assertThat(late).contains("\"total\":0");
        String linked = get(token, "/apps/tracker/records/task?count=true&filter=milestone%20==%20null");
        assertThat(linked).contains("\"total\":0");
    }

    @Test
    void trackerShouldHaveItsPastInThreeVersions() throws Exception {
        String token = signIn(DemoWorkspace.EMAIL, PASSWORD);

        assertThat(get(token, "/apps/tracker/versions"))
                .contains("\"number\":3", "Milestones with dates", "Tasks have titles", "People, projects and tasks");
        assertThat(get(token, "/apps/tracker/versions/2/diff?from=1"))
                .contains("\"kind\":\"renameField\"", "\"before\":\"summary\"");
        assertThat(get(token, "/apps/tracker/versions/3/diff?from=2")).contains("task.phase", "\"name\":\"milestone\"");
        assertThat(get(token, "/apps/tracker/records/task?count=true&filter=version%20%3E%201"))
                .contains("\"total\":40");
    }

    @Test
    void finishedWorkspaceShouldStayAsItIs() throws Exception {
        String token = signIn(DemoWorkspace.EMAIL, PASSWORD);
        String apps = get(token, "/apps");
        String tasks = get(token, "/apps/tracker/records/task?limit=500&count=true");

        Standing again = setUp();

        assertThat(again).isEqualTo(new Standing(List.of("tracker", "shop"), List.of(), 0));
        assertThat(get(token, "/apps")).isEqualTo(apps);
        assertThat(get(token, "/apps/tracker/records/task?limit=500&count=true"))
                .isEqualTo(tasks);
    }

    @Test
    void appsOfOthersShouldStayAsTheyAre() throws Exception {
        String token = signIn("eve@example.org", STRANGER);

        assertThat(get(token, "/apps")).contains(strangersApp);
        assertThat(all("slug", get(token, "/apps"))).containsExactly("tracker");
    }

    @Test
    void accountWithAnotherPasswordShouldBeToldAndLeftAlone() {
        DemoWorkspace workspace = workspace(
                request -> CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray()),
                DemoPassword.of("another key".getBytes(US_ASCII)));

        assertThatThrownBy(workspace::setUp)
                .isInstanceOf(DemoFailure.class)
                .hasMessageContaining("is there with another password");
    }

    private static String signUp(String email) throws Exception {
        post(
                "",
                "/auth/register",
                "{\"email\":\"" + email + "\",\"password\":\"" + STRANGER + "\",\"displayName\":\"Eve\"}",
                201);
        return signIn(email, STRANGER);
    }

    private static String signIn(String email, String password) throws Exception {
        String body = post("", "/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}", 200);
        return all("accessToken", body).get(0);
    }

    private static int total(String token, String app, String entity) throws Exception {
        String body = get(token, "/apps/" + app + "/records/" + entity + "?limit=1&count=true");
        Matcher matcher = Pattern.compile("\"total\":(\\d+)").matcher(body);
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    /** The values of all text members of that name. */
    private static List<String> all(String name, String body) {
        List<String> values = new ArrayList<>();
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(body);
        while (matcher.find()) {
            values.add(matcher.group(1));
        }
        return values;
    }

    private static String get(String token, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(api + path)).header("Authorization", "Bearer " + token), 200);
    }

    private static String post(String token, String path, String json, int status) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token), status);
    }

    private static String send(HttpRequest.Builder request, int status) throws Exception {
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response.body();
    }
}
