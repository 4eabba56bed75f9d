package io.modelwright.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.bootstrap.config.Settings;
import io.modelwright.bootstrap.http.HttpServer.HttpServerFailure;
import io.modelwright.embedded.BinaryCache;
import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.embedded.EmbeddedRedis;
import io.modelwright.postgres.Databases;
import io.modelwright.redis.Redis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlatformTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final TestWiring wiring = new TestWiring();
    private final Closer closer = new Closer();
    private EmbeddedPostgres postgres;
    private EmbeddedRedis redis;

    @BeforeEach
    void startServers() {
        startPostgres(OptionalInt.empty());
        startRedis(OptionalInt.empty());
    }

    private void startPostgres(OptionalInt port) {
        postgres = closer.add(
                "PostgreSQL",
                EmbeddedPostgres.start(new EmbeddedPostgres.Settings(
                        folder.resolve("postgres"),
                        BinaryCache.ofTests(),
                        EmbeddedPostgres.Durability.VOLATILE,
                        port,
                        50)));
    }

    private void startRedis(OptionalInt port) {
        redis = closer.add(
                "Redis",
                EmbeddedRedis.start(new EmbeddedRedis.Settings(folder.resolve("redis"), BinaryCache.ofTests(), port)));
    }

    @AfterEach
    void stopAll() {
        closer.close();
    }

    private Platform start() {
        return closer.add("the platform", Platform.start(settings(0), wiring));
    }

    private Settings settings(int port) {
        Databases.Address database = new Databases.Address(
                postgres.jdbcUrl(EmbeddedPostgres.DATABASE), postgres.user(), postgres.password());
        Redis.Address cache =
                new Redis.Address(URI.create("redis://127.0.0.1:" + redis.port()), Optional.of(redis.password()));
        return UpSettings.of(port, folder, database, cache);
    }

    @Test
    void platformShouldSayWhatIsAwayWithinTwoSecondsAndRecoverByItself() throws Exception {
        Platform platform = start();
        assertThat(platform.ready().get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(get(platform, "/health/ready").body()).startsWith("{\"status\":\"ready\"");

        redis.close();
        HttpResponse<String> degraded = get(platform, "/health/ready");
        assertThat(degraded.statusCode()).isEqualTo(200);
        assertThat(degraded.body()).contains("\"status\":\"degraded\"").contains("\"redis\":\"down\"");
        assertThat(get(platform, "/starts").body()).isEqualTo("1");

        postgres.close();
        long start = System.nanoTime();
        HttpResponse<String> unavailable = get(platform, "/health/ready");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(unavailable.statusCode()).isEqualTo(503);
        assertThat(unavailable.headers().firstValue("Retry-After")).isPresent();
        assertThat(unavailable.body()).contains("\"database\":\"down\"");
        assertThat(get(platform, "/health/live").statusCode()).isEqualTo(200);
        start = System.nanoTime();
        assertThat(get(platform, "/starts").statusCode()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));

        startRedis(OptionalInt.of(redis.port()));
        startPostgres(OptionalInt.of(postgres.port()));
        assertThat(untilOk(platform, "/health/ready").body()).startsWith("{\"status\":\"ready\"");
        assertThat(untilOk(platform, "/starts").body()).isEqualTo("1");
    }

    @Test
    void platformShouldStartAndMigrateLaterWhenTheDatabaseIsAway() throws Exception {
        Settings settings = settings(0);
        postgres.close();

        Platform platform = closer.add("the platform", Platform.start(settings, wiring));
        HttpResponse<String> early = get(platform, "/starts");
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(early.body()).contains("urn:modelwright:problem:starting");
        assertThat(get(platform, "/health/ready").statusCode()).isEqualTo(503);
        assertThat(get(platform, "/health/live").statusCode()).isEqualTo(200);

        startPostgres(OptionalInt.of(postgres.port()));
        assertThat(platform.ready().get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(get(platform, "/starts").body()).isEqualTo("1");
    }

    @Test
    void requestShouldBeServedToItsEndWhenThePlatformStops() throws Exception {
        Platform platform = start();
        platform.ready().get(60, TimeUnit.SECONDS);
        CompletableFuture<HttpResponse<String>> slow =
                CLIENT.sendAsync(request(platform.port(), "/slow"), HttpResponse.BodyHandlers.ofString());
        wiring.slowEntered.await();

        int port = platform.port();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(platform::close);
        assertThat(refusesNewWork(port)).isTrue();
        assertThat(wiring.workStopped.getCount())
                .as("the work goes on while requests do")
                .isOne();
        wiring.slowReleased.countDown();

        assertThat(slow.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
        closing.get(30, TimeUnit.SECONDS);
        assertThat(wiring.workStopped.getCount()).isZero();
    }

    /** Ready no more, not listening any more, or listening and not answering in the moment between: what is seen first. */
    private static boolean refusesNewWork(int port) throws InterruptedException {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
                if (CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 503) {
                    return true;
                }
            } catch (IOException closed) {
                return true;
            }
        }
        return false;
    }

    @Test
    void metricsShouldBeOnTheAdminPortAlone() throws Exception {
        Platform platform = start();
        platform.ready().get(60, TimeUnit.SECONDS);
        get(platform, "/starts");

        HttpResponse<String> page =
                CLIENT.send(request(platform.adminPort(), "/metrics"), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(page.body())
                .contains("process_resident_memory_bytes")
                .contains("requests_pool_ActiveConnections")
                .contains("# TYPE");
        assertThat(get(platform, "/metrics").statusCode()).isEqualTo(404);
        for (String other : new String[] {"/tasks/gc", "/threads", "/healthcheck", "/starts"}) {
            assertThat(CLIENT.send(request(platform.adminPort(), other), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
    }

    @Test
    void startShouldSayWhyWhenThePortIsTakenAndLeaveNothingRunning() {
        Platform platform = start();

        assertThatThrownBy(() -> Platform.start(settings(platform.port()), new TestWiring()))
                .isInstanceOf(HttpServerFailure.class)
                .hasMessageContaining("cannot start");
    }

    /** Each refusal takes up to a second, while the pools look for the database. */
    private static HttpResponse<String> untilOk(Platform platform, String path)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> response = get(platform, path);
            if (response.statusCode() == 200 || attempt == 1_000) {
                return response;
            }
        }
    }

    private static HttpResponse<String> get(Platform platform, String path) throws IOException, InterruptedException {
        return CLIENT.send(request(platform.port(), path), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
    }
}
