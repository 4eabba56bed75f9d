package app.support.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

/** A server that stops says so first. */
class ReadinessTest {

    @Test
    void serversThatStopShouldNotBeReady() throws Exception {
        Readiness readiness = new Readiness(Duration.ZERO);
        Server server = new Server();
        readiness.serverStarted(server);
        server.start();
        assertThat(readiness.isStopping()).isFalse();
        server.stop();
        assertThat(readiness.isStopping()).isTrue();
    }
}
