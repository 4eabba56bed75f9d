package io.modelwright.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.mapping.DesignMapping;
import io.modelwright.core.exchange.mapping.Mapped;
import io.modelwright.core.exchange.mapping.MappingOptions;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.modeling.validation.DesignValidator;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in: a valid design comes out, or a report of why not, and never an exception. */
final class AnyTextTest {

    private static final TextModelReader READER = new TextModelReader(Duration.ofMinutes(5));
    private static final List<String> MODELS =
            List.of("library-postgres.sql", "blog-mysql.sql", "clinic.jdl", "shop.prisma", "people.csv");

    private static Mapped imported(ImportFormat format, String text) {
        Outcome<SourceModel> read = READER.read(format, text, "table");
        SourceModel source = ((Outcome.Done<SourceModel>) read).value();
        Mapped mapped = DesignMapping.map(source, new MappingOptions(true));
        assertThat(DesignValidator.validate(mapped.design())).noneMatch(Finding::isError);
        int lines = (int) text.chars().filter(c -> c == '\n').count() + 2;
        assertThat(source.notes()).allMatch(note -> note.line() >= 0 && note.line() <= lines);
        return mapped;
    }

    private static List<Note> notes(ImportFormat format, String text) {
        return ((Outcome.Done<SourceModel>) READER.read(format, text, "table"))
                .value()
                .notes();
    }

    @Property(tries = 150)
    void anyTextShouldBeReadInAnyFormat(@ForAll String text) {
        for (ImportFormat format : ImportFormat.values()) {
            if (format != ImportFormat.DESIGN) {
                imported(format, text);
            }
        }
    }

    /** Models with pieces taken out, put in twice, or in another place. */
    @Property(tries = 60)
    void damagedModelShouldBeRead(
            @ForAll @IntRange(min = 0, max = 4) int model,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 20_000) Integer> cuts)
            throws IOException {
        String file = MODELS.get(model);
        String text = Files.readString(Path.of("src/test/resources/models", file));
        for (int cut : cuts) {
            int at = cut % text.length();
            int end = Math.min(text.length(), at + 1 + cut % 37);
            text = cut % 2 == 0
                    ? text.substring(0, at) + text.substring(end)
                    : text.substring(0, end) + text.substring(at);
        }
        imported(ImportFormat.of(file.substring(file.lastIndexOf('.') + 1)).orElseThrow(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a text, b text DEFAULT 'open",
                "CREATE TABLE t (a text); /* open",
                "CREATE TABLE t (a text); CREATE TABLE \"open",
                "CREATE TABLE t (a text); CREATE FUNCTION f() RETURNS int AS $body$ open",
                "CREATE TABLE t (a text);\nCOPY t (a) FROM stdin;\nopen"
            })
    void whatHasNoEndShouldBeReported(String text) {
        assertThat(notes(ImportFormat.SQL, text)).anyMatch(note -> note.code().equals("unterminated"));
        assertThat(imported(ImportFormat.SQL, text).design().entities()).hasSize(1);
    }

    @Test
    void deepNestingShouldBeReported() {
        String deep =
                "CREATE TABLE t (a integer, CHECK (" + "(".repeat(5_000) + "a > 1" + ")".repeat(5_000) + "), b date);";

        Mapped mapped = imported(ImportFormat.SQL, deep);

        assertThat(mapped.design().entities().getFirst().fields()).hasSize(2);
        assertThat(notes(ImportFormat.SQL, deep)).anyMatch(note -> note.code().equals("unreadable"));
    }

    @Test
    void hostileNamesShouldBecomeNames() {
        String text = """
                CREATE TABLE "*/ ${x} {{y}} \u202e" ("\u0000;DROP" text, "id" int, "ID" text, "version" date, "Größe" text,
                  "日本" text, "日本語" text, "a-b" text, "a_b" text, "A B" text, "" text, "class" text, "2fa" text);
                CREATE TABLE events (a text);
                """;

        Mapped mapped = imported(ImportFormat.SQL, text);

        assertThat(mapped.design().entities().getFirst().fields())
                .extracting(field -> field.name())
                .containsExactly(
                        "drop",
                        "originalId",
                        "originalId2",
                        "originalVersion",
                        "grosse",
                        "field",
                        "field2",
                        "aB",
                        "aB2",
                        "aB3",
                        "field3",
                        "class",
                        "n2fa");
        assertThat(mapped.design().entities().getLast().name()).isEqualTo("originalEvents");
    }

    @Test
    void textShouldBeRefusedWhereItIsTooLong() {
        assertThat(new TextModelReader(Duration.ofSeconds(1), 10).read(ImportFormat.SQL, "CREATE TABLE t", "t"))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void readingShouldEndWhenItTakesTooLong() {
        String large = "CREATE TABLE t (a integer CHECK (a > 1));\n".repeat(20_000);

        assertThat(new TextModelReader(Duration.ofMillis(1)).read(ImportFormat.SQL, large, "t"))
                .isInstanceOf(Outcome.Refused.class);
    }
}
