package io.modelwright.devtools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The program as a process of its own, one at a time. For one thread; {@link #close} may come from another one. */
final class Program implements AutoCloseable {

    private static final long STOP_SECONDS = 20;

    private final List<String> command;
    private final UnaryOperator<ProcessBuilder> streams;
    private volatile @Nullable Process process;

    /** @param streams says where its output goes */
    Program(List<String> command, UnaryOperator<ProcessBuilder> streams) {
        this.command = List.copyOf(command);
        this.streams = streams;
    }

    /** Starts it; the one before is ended first, in order where it lets itself. */
    void start() {
        close();
        try {
            process = streams.apply(new ProcessBuilder(command)).start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    boolean runs() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** The last one that was started. */
    Process process() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException("it was never started");
        }
        return current;
    }

    @Override
    public void close() {
        Process current = process;
        if (current == null) {
            return;
        }
        current.destroy();
        try {
            if (!current.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                current.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interruption) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
