package io.modelwright.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.shared.Outcome;
import io.modelwright.imports.csv.CsvReader;
import io.modelwright.imports.jdl.JdlReader;
import io.modelwright.imports.prisma.PrismaReader;
import io.modelwright.imports.text.Stopped;
import io.modelwright.ports.exchange.driven.ModelReader;
import io.modelwright.testkit.exchange.ModelReaderContract;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class TextModelReaderTest implements ModelReaderContract {

    @Override
    public ModelReader reader() {
        return new TextModelReader(Duration.ofMinutes(5));
    }

    @Override
    public ModelReader impatient() {
        return new TextModelReader(Duration.ofMillis(1));
    }

    @Override
    public String sample(ImportFormat format, String broken) {
        return switch (format) {
            case SQL ->
                "CREATE TABLE artist (name varchar(50));\n" + broken + "\nCREATE TABLE album (name varchar(50));\n";
            case JDL -> "entity Artist { name String }\n" + broken + "\nentity Album { name String }\n";
            case PRISMA -> "model Artist {\n  name String\n}\n" + broken + "\nmodel Album {\n  name String\n}\n";
            case CSV -> "name,born\nAda,1815\nGrace,1906\n" + broken;
            case DESIGN -> throw new AssertionError(format);
        };
    }

    @Test
    void readingThatIsGivenUpShouldEnd() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Supplier<SourceModel> endless = () -> {
            try {
                while (true) {
                    Stopped.check();
                }
            } finally {
                ended.countDown();
            }
        };

        assertThat(new TextModelReader(Duration.ofMillis(1)).bounded(endless)).isInstanceOf(Outcome.Refused.class);

        assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void everyReaderShouldAskWhetherItIsGivenUp() {
        shouldStop(() -> new JdlReader("entity A { name String }").read());
        shouldStop(() -> new PrismaReader("model A {\n name String\n}").read());
        shouldStop(() -> new CsvReader("a,b\n1,2\n", "t").read());
    }

    private static void shouldStop(Supplier<SourceModel> reading) {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(reading::get).isInstanceOf(Stopped.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
