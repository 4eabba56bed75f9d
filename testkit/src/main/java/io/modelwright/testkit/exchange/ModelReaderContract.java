package io.modelwright.testkit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.exchange.source.SourceColumn;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.exchange.driven.ModelReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@code ModelReader} does. */
public interface ModelReaderContract {

    ModelReader reader();

    /** One that waits for no text of some length. */
    ModelReader impatient();

    /**
     * A text of that format with two tables, {@code artist} and {@code album}, each with a column {@code name}, and in a line of its own
     * {@code broken}; of CSV with the columns {@code name} and {@code born}.
     */
    String sample(ImportFormat format, String broken);

    private static List<ImportFormat> formats() {
        return Arrays.stream(ImportFormat.values())
                .filter(format -> format != ImportFormat.DESIGN)
                .toList();
    }

    private SourceModel read(ImportFormat format, String text) {
        return ((Outcome.Done<SourceModel>) reader().read(format, text, "people")).value();
    }

    private static String code(Outcome<SourceModel> outcome) {
        return ((Outcome.Refused<SourceModel>) outcome).refusal().code();
    }

    @Test
    default void textShouldTellOfItsTables() {
        for (ImportFormat format : formats()) {
            SourceModel model = read(format, sample(format, ""));

            assertThat(model.tables())
                    .extracting(table -> table.name().toLowerCase(Locale.ROOT))
                    .as(format.toString())
                    .containsExactlyElementsOf(
                            format == ImportFormat.CSV ? List.of("people") : List.of("artist", "album"));
            assertThat(model.tables())
                    .allSatisfy(table -> assertThat(table.columns())
                            .extracting(SourceColumn::name)
                            .contains("name"));
            assertThat(model.tables()).extracting(SourceTable::line).allMatch(line -> line > 0);
            assertThat(model.notes()).as(format.toString()).isEmpty();
        }
    }

    @Test
    default void whatCannotBeReadShouldBeNotedWithItsLineAndTheRestBeRead() {
        for (ImportFormat format : formats()) {
            if (format == ImportFormat.CSV) {
                continue;
            }
            String broken = "}{ 7 ?? ;";
            String text = sample(format, broken);
            int line = 1
                    + (int) text.substring(0, text.indexOf(broken))
                            .chars()
                            .filter(c -> c == '\n')
                            .count();

            SourceModel model = read(format, text);

            assertThat(model.tables()).as(format.toString()).hasSize(2);
            assertThat(model.notes()).as(format.toString()).anyMatch(note -> note.line() == line);
        }
    }

    @Test
    default void sameTextShouldGiveTheSameModelInAnyThread() throws Exception {
        List<Callable<SourceModel>> work = new ArrayList<>();
        for (ImportFormat format : formats()) {
            String text = sample(format, "?");
            work.add(() -> read(format, text));
            work.add(() -> read(format, text));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            List<Future<SourceModel>> models = threads.invokeAll(work);
            for (int i = 0; i < models.size(); i += 2) {
                assertThat(models.get(i).get()).isEqualTo(models.get(i + 1).get());
            }
        }
    }

    @Test
    default void emptyTextShouldTellOfNothing() {
        for (ImportFormat format : formats()) {
            for (String text : List.of("", "\n", " \n\t\n")) {
                SourceModel model = read(format, text);
                assertThat((format == ImportFormat.CSV && !text.isEmpty()) || model.isEmpty())
                        .as("%s of %s", format, text)
                        .isTrue();
            }
        }
    }

    @Test
    default void noTextShouldMakeItThrow() {
        Random random = new Random(11);
        for (int i = 0; i < 40; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(400); length > 0; length--) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(95)));
            }
            int lines = (int) text.chars().filter(c -> c == '\n').count() + 2;
            for (ImportFormat format : formats()) {
                assertThat(read(format, text.toString()).notes())
                        .allMatch(note -> note.line() >= 0 && note.line() <= lines);
            }
        }
    }

    @Test
    default void longTextShouldBeReadUpToTheLimitAndRefusedBeyondIt() {
        String longest = "\n".repeat(ModelReader.TEXT_MAX);
        for (ImportFormat format : formats()) {
            Outcome<SourceModel> beyond = reader().read(format, longest + " ", "people");
            assertThat(code(beyond)).as(format.toString()).isEqualTo("import-too-large");
            assertThat(((Outcome.Refused<SourceModel>) beyond).refusal()).isInstanceOf(Refusal.TooLarge.class);
        }
    }

    @Test
    default void textThatTakesTooLongShouldBeRefused() {
        for (ImportFormat format : formats()) {
            String text = (sample(format, "") + "\n").repeat(20_000);
            assertThat(code(impatient().read(format, text, "people")))
                    .as(format.toString())
                    .isEqualTo("import-too-complex");
        }
    }

    @Test
    default void designShouldBeNoForeignModel() {
        assertThatThrownBy(() -> reader().read(ImportFormat.DESIGN, "", "people"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
