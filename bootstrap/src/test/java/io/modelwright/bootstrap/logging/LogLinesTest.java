package io.modelwright.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;

final class LogLinesTest {

    private final LoggerContext context = new LoggerContext();

    private String line(boolean json, LoggingEvent event) {
        LogLines lines = new LogLines(json);
        lines.setContext(context);
        lines.start();
        return new String(lines.encode(event), StandardCharsets.UTF_8);
    }

    private LoggingEvent event(String message, Throwable fault) {
        LoggingEvent event =
                new LoggingEvent("here", context.getLogger("io.modelwright.Some"), Level.WARN, message, fault, null);
        event.setTimeStamp(0);
        event.setMDCPropertyMap(Map.of("requestId", "r-1"));
        return event;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\n2026-01-01T00:00:00Z INFO Forged line",
                "a\u001b[31mred\u001b[2J",
                "a\u2028b\u2029c\u0085d",
                "a\u202egnp.exe",
                "a\"}\n{\"level\":\"INFO\"",
                "a\\nb",
                "a\u0000\u0007\u0008",
                "a\ud800b\udc00"
            })
    void whateverClientsSendShouldStayOnItsLine(String hostile) throws Exception {
        LoggingEvent event = event(hostile, new IllegalStateException(hostile));
        event.addKeyValuePair(new KeyValuePair("path", hostile));

        String json = line(true, event);
        String plain = line(false, event);

        assertThat(json.strip().lines()).hasSize(1);
        assertThat(json.strip()).matches("[^\\p{Cntrl}\\u0085\\u2028\\u2029\\u202e]*");
        JsonNode tree = new ObjectMapper().readTree(json);
        if (hostile.indexOf('\ud800') < 0) {
            assertThat(tree.get("message").asText()).isEqualTo(hostile);
            assertThat(tree.get("path").asText()).isEqualTo(hostile);
        }
        assertThat(tree.get("exception").asText()).contains("IllegalStateException");
        assertThat(plain).doesNotContain("\u001b").doesNotContain("\u2028").doesNotContain("\r");
        assertThat(plain.lines().skip(1)).allSatisfy(more -> assertThat(more).startsWith("    "));
    }

    @Test
    void linesShouldSayWhatThereIs() {
        LoggingEvent event = event("request", null);
        event.addKeyValuePair(new KeyValuePair("status", 200));
        event.addKeyValuePair(new KeyValuePair("path", "/a"));

        assertThat(line(true, event))
                .isEqualTo("{\"time\":\"1970-01-01T00:00:00Z\",\"level\":\"WARN\",\"logger\":\"io.modelwright.Some\","
                        + "\"message\":\"request\",\"status\":200,\"path\":\"/a\",\"requestId\":\"r-1\"}\n");
        assertThat(line(false, event)).isEqualTo("1970-01-01T00:00:00Z WARN  Some request status=200 path=/a\n");
    }
}
