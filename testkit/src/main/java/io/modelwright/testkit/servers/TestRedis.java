package io.modelwright.testkit.servers;

import io.modelwright.embedded.EmbeddedRedis;
import io.modelwright.embedded.RespConnection;
import io.modelwright.embedded.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Redis for tests, started when first asked for and ended with the JVM; emptied before each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestRedis REDIS = TestRedis.shared();
 * }</pre>
 */
public final class TestRedis implements BeforeEachCallback {

    private static final TestRedis SHARED = new TestRedis();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private @Nullable RedisServer server;

    private TestRedis() {}

    /** The one server of this test run. */
    public static TestRedis shared() {
        return SHARED;
    }

    public String host() {
        return server().host();
    }

    public int port() {
        return server().port();
    }

    /** Empty where the server asks for none. */
    public String password() {
        return server().password();
    }

    /** Deletes every key. */
    public void clear() {
        RedisServer running = server();
        try (RespConnection connection = RespConnection.open(running.port(), TIMEOUT)) {
            if (!running.password().isEmpty()) {
                connection.call("AUTH", running.password());
            }
            connection.call("FLUSHALL");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the test server", e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        clear();
    }

    private synchronized RedisServer server() {
        RedisServer running = server;
        if (running == null) {
            running = Containers.redis().orElseGet(TestRedis::startEmbedded);
            server = running;
            Runtime.getRuntime().addShutdownHook(new Thread(running.stop(), "stop-test-redis"));
        }
        return running;
    }

    private static RedisServer startEmbedded() {
        EmbeddedRedis redis = TestServers.redis();
        return new RedisServer("127.0.0.1", redis.port(), redis.password(), () -> {
            redis.close();
            TestServers.discard(redis.folder());
        });
    }
}
