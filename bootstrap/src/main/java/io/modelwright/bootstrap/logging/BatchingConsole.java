package io.modelwright.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Writes log lines by a thread of its own, all those of a moment at a time, so that a request neither waits for the output nor
 * wakes a thread or makes a system call of its own for it. Whoever logs faster than the output takes it waits: no line is lost
 * but those of the last moment of a process that is killed. For many threads.
 */
final class BatchingConsole extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final int LINES_MAX = 8_192;

    /** How long a line may wait for others: nobody notices, and under load it saves a switch of threads for each line. */
    private static final Duration GATHERING = Duration.ofMillis(10);

    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private final Encoder<ILoggingEvent> encoder;
    private final OutputStream output;
    private final Duration gathering;
    private final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(LINES_MAX);
    private volatile boolean batching = true;
    private final Thread writer = new Thread(this::write, "log");

    /** @param encoder started; safe for many threads */
    BatchingConsole(Encoder<ILoggingEvent> encoder, OutputStream output) {
        this(encoder, output, GATHERING);
    }

    /** @param gathering how long a line waits for others */
    BatchingConsole(Encoder<ILoggingEvent> encoder, OutputStream output, Duration gathering) {
        this.encoder = encoder;
        this.output = output;
        this.gathering = gathering;
        writer.setDaemon(true);
    }

    @Override
    public void start() {
        writer.start();
        super.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        byte[] line = encoder.encode(event);
        if (batching) {
            enqueue(line);
        } else {
            writeNow(line);
        }
    }

    private void enqueue(byte[] line) {
        boolean interrupted = false;
        while (true) {
            try {
                lines.put(line);
                break;
            } catch (InterruptedException e) {
                // A line of whoever is interrupted is worth as much as any other.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        List<byte[]> batch = new ArrayList<>();
        while (batching) {
            try {
                batch.add(lines.take());
                Thread.sleep(gathering);
            } catch (InterruptedException ended) {
                // By the end of batching: what is in hand is written before all that comes behind it.
            }
            lines.drainTo(batch);
            writeNow(batch);
            batch.clear();
        }
    }

    private void writeNow(byte[] line) {
        writeNow(List.of(line));
    }

    private synchronized void writeNow(List<byte[]> batch) {
        if (batch.isEmpty()) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        batch.forEach(bytes::writeBytes);
        try {
            bytes.writeTo(output);
            output.flush();
        } catch (IOException e) {
            // Where the log cannot be written nothing is left to say it in but logback's own status.
            addError("cannot write to the log", e);
        }
    }

    /** Writes what is left; from then on each line is written at once, by whoever logs it: the process is about to end. */
    void endBatching() {
        batching = false;
        writer.interrupt();
        try {
            writer.join(LAST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<byte[]> rest = new ArrayList<>();
        lines.drainTo(rest);
        writeNow(rest);
    }

    @Override
    public void stop() {
        endBatching();
        super.stop();
    }
}
