package io.modelwright.bootstrap.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/** One line for each event, for people or as a JSON object. Safe for many threads once it is started. */
final class LogLines extends EncoderBase<ILoggingEvent> {

    private static final int USUAL_LENGTH = 320;
    private static final byte[] NOTHING = {};

    private final boolean json;
    private final ThrowableProxyConverter traces = new ThrowableProxyConverter();

    LogLines(boolean json) {
        this.json = json;
    }

    @Override
    public void start() {
        traces.setContext(getContext());
        traces.setOptionList(List.of("full"));
        traces.start();
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(USUAL_LENGTH);
        if (json) {
            json(line, event);
        } else {
            plain(line, event);
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void json(StringBuilder line, ILoggingEvent event) {
        line.append("{\"time\":\"").append(Instant.ofEpochMilli(event.getTimeStamp()));
        line.append("\",\"level\":\"").append(event.getLevel()).append("\",\"logger\":");
        LogText.json(line, event.getLoggerName());
        line.append(",\"message\":");
        LogText.json(line, event.getFormattedMessage());
        boolean identified = false;
        for (KeyValuePair pair : pairs(event)) {
            identified |= pair.key.equals("requestId");
            line.append(',');
            LogText.json(line, pair.key);
            line.append(':');
            if (pair.value instanceof Number || pair.value instanceof Boolean) {
                line.append(pair.value);
            } else {
                LogText.json(line, String.valueOf(pair.value));
            }
        }
        String request = event.getMDCPropertyMap().get("requestId");
        if (!identified && request != null) {
            line.append(",\"requestId\":");
            LogText.json(line, request);
        }
        if (event.getThrowableProxy() != null) {
            line.append(",\"exception\":");
            LogText.json(line, traces.convert(event));
        }
        line.append('}');
    }

    private void plain(StringBuilder line, ILoggingEvent event) {
        String level = event.getLevel().toString();
        line.append(Instant.ofEpochMilli(event.getTimeStamp())).append(' ').append(level);
        line.append(" ".repeat(Math.max(1, 6 - level.length())));
        line.append(shortened(event.getLoggerName())).append(' ');
        LogText.plain(line, event.getFormattedMessage());
        for (KeyValuePair pair : pairs(event)) {
            line.append(' ').append(pair.key).append('=');
            LogText.plain(line, String.valueOf(pair.value));
        }
        if (event.getThrowableProxy() != null) {
            // Each line of a trace is escaped for itself: messages of exceptions hold what clients sent, too.
            traces.convert(event).lines().forEach(part -> {
                line.append("\n    ");
                LogText.plain(line, part.replace("\t", ""));
            });
        }
    }

    private static List<KeyValuePair> pairs(ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return pairs == null ? List.of() : pairs;
    }

    /** Without the packages, which people who read the log do not look for. */
    private static String shortened(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}
