package io.modelwright.bootstrap.canary;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Everything that is logged meanwhile: by us from DEBUG on, by others from INFO on. */
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final StringBuilder text = new StringBuilder();
    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    LogCapture() {
        setContext(loggers);
        start();
        root.setLevel(Level.INFO);
        loggers.getLogger("io.modelwright").setLevel(Level.DEBUG);
        loggers.getLogger("modelwright").setLevel(Level.DEBUG);
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        text.append(event.getLoggerName())
                .append(' ')
                .append(event.getFormattedMessage())
                .append(' ')
                .append(event.getKeyValuePairs())
                .append(' ')
                .append(event.getMDCPropertyMap())
                .append('\n');
        if (event.getThrowableProxy() != null) {
            text.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
        }
    }

    String text() {
        return text.toString();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        loggers.getLogger("io.modelwright").setLevel(null);
        loggers.getLogger("modelwright").setLevel(null);
        root.setLevel(before);
    }
}
