package io.modelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import io.modelwright.rest.edge.RestSettings;
import io.modelwright.rest.edge.TrustedProxies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class SecurityLogHttpTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("modelwright.security");
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final Hexagon hexagon = new Hexagon(RegistrationMode.OPEN);

    @BeforeEach
    void listen() {
        events.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(events);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(events);
        logger.setLevel(null);
    }

    private static String said(ILoggingEvent event) {
        return event.getFormattedMessage() + " " + event.getKeyValuePairs();
    }

    private List<String> lines() {
        return List.copyOf(events.list).stream().map(SecurityLogHttpTest::said).toList();
    }

    @Test
    void signingInShouldBeToldWithItsEndAndWithoutThePassword() {
        hexagon.signIn("ada@example.org");
        try (EdgeServer server = hexagon.serve(Hexagon.generous(hexagon.keys))) {
            Http http = new Http(server.port());
            http.post("/api/v1/auth/login")
                    .json("{\"email\":\"ada@example.org\",\"password\":\"a wrong password\"}")
                    .send();
            http.post("/api/v1/auth/login")
                    .json("{\"email\":\"Ada@Example.org\",\"password\":\"" + Hexagon.PASSWORD + "\"}")
                    .send();
            http.post("/api/v1/auth/login")
                    .json("{\"email\":\"" + Hexagon.PASSWORD + "\",\"password\":\"x\"}")
                    .send();
            http.get("/api/v1/me").bearer("forged").send();
        }

        assertThat(lines()).hasSize(4);
        assertThat(lines().get(0)).startsWith("login refused").contains("email=\"ada@example.org\"", "status=\"401\"");
        assertThat(lines().get(1)).startsWith("login ").contains("email=\"ada@example.org\"", "status=\"200\"");
        assertThat(lines().get(2)).startsWith("login refused").doesNotContain("email");
        assertThat(lines().get(3)).startsWith("invalid token");
        assertThat(lines().toString()).doesNotContain(Hexagon.PASSWORD).doesNotContain("a wrong password");
    }

    @Test
    void refusalsAndAdministrationShouldBeTold() {
        String administrator = hexagon.signIn("ada@example.org");
        String other = hexagon.signIn("bob@example.org");
        try (EdgeServer server = hexagon.serve(Hexagon.generous(hexagon.keys))) {
            Http http = new Http(server.port());
            http.get("/api/v1/accounts").bearer(other).send();
            String id = http.get("/api/v1/me").bearer(other).send().text("id");
            http.call("PATCH", "/api/v1/accounts/" + id)
                    .bearer(administrator)
                    .json("{\"disabled\":true}")
                    .send();
        }

        assertThat(lines().getFirst()).startsWith("refused").contains("account=", "path=\"/api/v1/accounts\"");
        assertThat(lines().getLast()).startsWith("administration").contains("status=\"200\"");
    }

    @Test
    void aFloodShouldBeOneLine() {
        Policy wide = new Policy("wide", 1_000_000, 1_000_000, Duration.ofSeconds(1));
        Policy narrow = new Policy("narrow-" + System.nanoTime(), 1, 1, Duration.ofHours(1));
        RestSettings settings = new RestSettings(
                Optional.empty(), new RestSettings.Limits(wide, narrow, wide, wide), hexagon.keys.publicKeySet());
        try (EdgeServer server = hexagon.serve(settings)) {
            Http http = new Http(server.port());
            for (int count = 0; count < 20; count++) {
                http.get("/api/v1/me").send();
            }
        }

        assertThat(lines()).hasSize(1);
        assertThat(lines().getFirst()).startsWith("rate limit hit").contains("last=\"127.0.0.1\"");
    }

    @Test
    void addressesThatClientsClaimShouldCountOnlyBehindAProxy() {
        Policy wide = new Policy("wide", 1_000_000, 1_000_000, Duration.ofSeconds(1));
        Policy one = new Policy("one-" + System.nanoTime(), 1, 1, Duration.ofHours(1));
        Policy other = new Policy("other-" + System.nanoTime(), 1, 1, Duration.ofHours(1));
        RestSettings.Limits limits = new RestSettings.Limits(wide, one, wide, wide);
        try (EdgeServer direct = hexagon.serve(new RestSettings(
                Optional.empty(), new RestSettings.Limits(wide, other, wide, wide), hexagon.keys.publicKeySet()))) {
            Http http = new Http(direct.port());
            assertThat(from(http, "198.51.100.1")).isEqualTo(401);
            assertThat(from(http, "198.51.100.2")).as("spoofed").isEqualTo(429);
        }
        TrustedProxies proxies = TrustedProxies.parse(List.of("127.0.0.1"), TrustedProxies.Header.X_FORWARDED_FOR);
        try (EdgeServer behind = hexagon.serve(
                new RestSettings(Optional.empty(), limits, hexagon.keys::publicKeySet, Set.of(), proxies))) {
            Http http = new Http(behind.port());
            assertThat(from(http, "198.51.100.3")).isEqualTo(401);
            assertThat(from(http, "198.51.100.4")).as("another client").isEqualTo(401);
            assertThat(from(http, "6.6.6.6, 198.51.100.3")).as("spoofed").isEqualTo(429);
        }
        assertThat(lines().toString()).contains("198.51.100.3").doesNotContain("6.6.6.6");
    }

    private static int from(Http http, String forwardedFor) {
        return http.get("/api/v1/me")
                .header("X-Forwarded-For", forwardedFor)
                .send()
                .status();
    }
}
