package io.modelwright.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.embedded.RespConnection;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TestRedisTest {

    @RegisterExtension
    static final TestRedis REDIS = TestRedis.shared();

    @RepeatedTest(2)
    void serverShouldBeEmptyWhenATestBegins() throws IOException {
        try (RespConnection connection = RespConnection.open(REDIS.port(), Duration.ofSeconds(5))) {
            if (!REDIS.password().isEmpty()) {
                connection.call("AUTH", REDIS.password());
            }
            assertThat(connection.call("INCR", "counter")).isEqualTo("1");
        }
    }
}
