package io.modelwright.application.failure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.modelwright.ports.failure.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class OutageTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(OutageTest.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Outage outage = new Outage(log, "counting stars");

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        log.addAppender(told);
        told.start();
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(told);
    }

    @Test
    void outageShouldBeToldOnceAndItsEndOnce() {
        outage.passed();
        for (int i = 0; i < 20; i++) {
            outage.failed(new StoreUnavailable("away", new IllegalStateException("deep")));
        }
        outage.passed();
        outage.passed();
        outage.failed(new StoreUnavailable("away", null));

        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo(List.of(
                        "counting stars fails and is tried until it goes well: away",
                        "counting stars goes well again, after 20 attempts",
                        "counting stars fails and is tried until it goes well: away"));
        assertThat(told.list).allMatch(event -> event.getThrowableProxy() == null);
    }

    @Test
    void faultShouldBeToldWithWhereItCameFrom() {
        outage.failed(new IllegalStateException("broken"));
        outage.failed(new IllegalStateException("broken"));

        assertThat(told.list).hasSize(1);
        assertThat(told.list.getFirst().getThrowableProxy().getMessage()).isEqualTo("broken");
    }

    @Test
    void attemptsShouldBeSpacedMoreAndMoreAndAtLastByFiveSeconds() {
        List<Duration> pauses = Stream.generate(() -> outage.failed(new StoreUnavailable("away", null)))
                .limit(7)
                .toList();
        assertThat(pauses).extracting(Duration::toSeconds).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 5L, 5L));
        outage.passed();
        assertThat(outage.failed(new StoreUnavailable("away", null))).isEqualTo(Duration.ofSeconds(1));
    }
}
