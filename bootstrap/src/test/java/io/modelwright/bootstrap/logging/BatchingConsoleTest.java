package io.modelwright.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BatchingConsoleTest {

    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("test");

    @Test
    void everyLineShouldBeWrittenOnceWhenManyThreadsLog() throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        BatchingConsole console = console(output);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> loggers = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(thread -> () -> {
                        IntStream.range(0, 5_000).forEach(i -> log(console, thread + ":" + i));
                        return true;
                    })
                    .toList();
            for (Future<Boolean> logged : threads.invokeAll(loggers)) {
                assertThat(logged.get()).isTrue();
            }
        }
        console.endBatching();

        assertThatLines(output).hasSize(20_000).doesNotHaveDuplicates();
        assertThatLines(output)
                .filteredOn(line -> line.startsWith("3:"))
                .as("in the order of their thread")
                .containsExactlyElementsOf(
                        IntStream.range(0, 5_000).mapToObj(i -> "3:" + i).toList());
    }

    @Test
    void lineShouldBeWrittenWhenTheProcessIsAboutToEnd() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        BatchingConsole console = console(output);
        log(console, "before");
        console.endBatching();
        log(console, "after");

        assertThatLines(output).containsExactly("before", "after");
    }

    @Test
    void linesShouldBeWrittenTogetherWhenTheyComeAtTheSameTime() {
        List<String> writes = new java.util.concurrent.CopyOnWriteArrayList<>();
        ByteArrayOutputStream output = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                writes.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        };
        BatchingConsole console = console(output, Duration.ofHours(1));
        IntStream.range(0, 100).forEach(i -> log(console, "line " + i));
        console.endBatching();

        assertThat(writes).hasSize(1);
        assertThat(writes.getFirst()).startsWith("line 0\nline 1\n").hasLineCount(100);
    }

    @Test
    void linesShouldBeWrittenTogetherWhenTheOutputIsSlow() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        List<String> writes = new java.util.concurrent.CopyOnWriteArrayList<>();
        BatchingConsole console = console(new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("byte by byte");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                writes.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
                reached.countDown();
                try {
                    free.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        });
        log(console, "first");
        reached.await();
        IntStream.range(0, 100).forEach(i -> log(console, "line"));
        free.countDown();
        log(console, "last");
        console.endBatching();

        assertThat(writes.getFirst()).isEqualTo("first\n");
        assertThat(writes.get(1)).hasLineCount(100 + (writes.size() == 2 ? 1 : 0));
    }

    private BatchingConsole console(OutputStream output) {
        return console(output, Duration.ofMillis(1));
    }

    private BatchingConsole console(OutputStream output, Duration gathering) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%msg%n");
        encoder.start();
        BatchingConsole console = new BatchingConsole(encoder, output, gathering);
        console.setContext(context);
        console.start();
        return console;
    }

    private void log(BatchingConsole console, String message) {
        console.doAppend(new LoggingEvent("test", logger, Level.INFO, message, null, null));
    }

    private static org.assertj.core.api.ListAssert<String> assertThatLines(ByteArrayOutputStream output) {
        return assertThat(output.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
