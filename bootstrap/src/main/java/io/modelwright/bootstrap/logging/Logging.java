package io.modelwright.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.modelwright.bootstrap.config.Settings.Log;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends everything that is logged, by whatever library, to the standard output. Closed when the process ends. */
public final class Logging implements AutoCloseable {

    /** Libraries that tell at INFO what only their developers want to know. */
    private static final List<String> CHATTY =
            List.of("org.eclipse.jetty", "org.flywaydb", "io.dropwizard", "org.glassfish", "org.hibernate", "redis");

    /** Warns with a page of stack trace for each connection that a restart of the database broke. */
    private static final String POOLS = "com.zaxxer.hikari";

    private final BatchingConsole console;

    private Logging(BatchingConsole console) {
        this.console = console;
    }

    public static Logging setUp(Log settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        BatchingConsole console = new BatchingConsole(
                started(context, new LogLines(settings.format() == Log.Format.JSON)),
                new FileOutputStream(FileDescriptor.out));
        console.setContext(context);
        console.start();
        Level level = Level.toLevel(settings.level());
        ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(console);
        if (level.equals(Level.INFO)) {
            CHATTY.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
            context.getLogger(POOLS).setLevel(Level.ERROR);
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return new Logging(console);
    }

    /** Writes what is left; what is logged after it is written too, line by line. */
    @Override
    public void close() {
        console.endBatching();
    }

    private static Encoder<ILoggingEvent> started(LoggerContext context, Encoder<ILoggingEvent> encoder) {
        ((ContextAwareBase) encoder).setContext(context);
        encoder.start();
        return encoder;
    }
}
