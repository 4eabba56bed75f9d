package io.modelwright.imports;

import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.imports.csv.CsvReader;
import io.modelwright.imports.jdl.JdlReader;
import io.modelwright.imports.prisma.PrismaReader;
import io.modelwright.imports.sql.SqlReader;
import io.modelwright.ports.exchange.driven.ModelReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Reads the formats of others, each text in a thread of its own that is given up when it takes too long. Safe for many threads.
 */
public final class TextModelReader implements ModelReader {

    private static final long STACK = 16L * 1_024 * 1_024;

    private final Duration patience;
    private final int lengthMax;

    /** @param patience how long a text may be read */
    public TextModelReader(Duration patience) {
        this(patience, TEXT_MAX);
    }

    /** @param lengthMax how many characters a text may have, for callers that read files of their own */
    public TextModelReader(Duration patience, int lengthMax) {
        this.patience = patience;
        this.lengthMax = lengthMax;
    }

    @Override
    public Outcome<SourceModel> read(ImportFormat format, String text, String name) {
        if (text.length() > lengthMax) {
            return Outcome.refused(new Refusal.TooLarge(
                    "import-too-large", "A text to import has " + lengthMax + " characters at most."));
        }
        return switch (format) {
            case SQL -> {
                SqlReader reader = new SqlReader(text);
                yield bounded(reader::read, reader::stop);
            }
            case JDL -> bounded(() -> new JdlReader(text).read());
            case PRISMA -> bounded(() -> new PrismaReader(text).read());
            case CSV -> bounded(() -> new CsvReader(text, name).read());
            case DESIGN -> throw new IllegalArgumentException("a design is no foreign model");
        };
    }

    Outcome<SourceModel> bounded(Supplier<SourceModel> reading) {
        return bounded(reading, () -> {});
    }

    /**
     * Reads in a thread of its own, which is interrupted when it takes too long.
     *
     * @param stop what has to be told besides
     */
    private Outcome<SourceModel> bounded(Supplier<SourceModel> reading, Runnable stop) {
        FutureTask<SourceModel> task = new FutureTask<>(reading::get);
        Thread thread = new Thread(null, task, "import", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return Outcome.done(task.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            stop.run();
            thread.interrupt();
            return tooComplex();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackOverflowError) {
                return tooComplex();
            }
            throw new IllegalStateException("the reader of a model failed", e.getCause());
        } catch (InterruptedException e) {
            stop.run();
            thread.interrupt();
            Thread.currentThread().interrupt();
            return tooComplex();
        }
    }

    private static Outcome<SourceModel> tooComplex() {
        return Outcome.refused(new Refusal.Invalid(
                "import-too-complex", "Reading this takes too long: import it in parts.", List.of()));
    }
}
