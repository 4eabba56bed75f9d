package io.modelwright.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.exchange.data.Loaded;
import io.modelwright.core.exchange.data.RecordMapping;
import io.modelwright.core.exchange.export.SqlExport;
import io.modelwright.core.exchange.mapping.DesignMapping;
import io.modelwright.core.exchange.mapping.Mapped;
import io.modelwright.core.exchange.mapping.MappingOptions;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.modeling.validation.DesignValidator;
import io.modelwright.core.shared.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real models, and others in the style of real dumps: what they become is kept beside them. */
final class ModelsTest {

    private static final Path MODELS = Path.of("src/test/resources/models");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final boolean WRITES = Boolean.getBoolean("golden.write");

    static SourceModel source(String... files) {
        StringBuilder text = new StringBuilder();
        Stream.of(files)
                .map(MODELS::resolve)
                .forEach(file -> text.append(read(file)).append('\n'));
        String ending = files[0].substring(files[0].lastIndexOf('.') + 1);
        Outcome<SourceModel> read = new TextModelReader(Duration.ofMinutes(5))
                .read(ImportFormat.of(ending).orElseThrow(), text.toString(), files[0].replaceFirst("\\..*", ""));
        return ((Outcome.Done<SourceModel>) read).value();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Mapped mapped(SourceModel source) {
        return DesignMapping.map(source, new MappingOptions(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chinook.sql",
                "northwind.sql",
                "petclinic.sql",
                "bug-tracker.jdl",
                "online-shop.jdl",
                "umami.prisma",
                "blog-mysql.sql",
                "library-postgres.sql",
                "people.csv",
                "shop.prisma",
                "clinic.jdl"
            })
    void modelShouldBecomeAValidDesign(String file) throws IOException {
        SourceModel source = source(file);
        Mapped mapped = mapped(source);

        assertThat(DesignValidator.validate(mapped.design())).isEmpty();
        assertThat(SqlExport.of(mapped.design())).contains("CREATE TABLE");
        Path golden = GOLDEN.resolve(file + ".txt");
        if (WRITES) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, Outline.of(source, mapped));
        }
        assertThat(Outline.of(source, mapped)).isEqualTo(read(golden));
    }

    @Test
    void noOutlineShouldBeLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<String> orphans = files.map(
                            file -> file.getFileName().toString().replaceFirst("\\.txt$", ""))
                    .filter(name -> !Files.exists(MODELS.resolve(name)))
                    .toList();
            assertThat(orphans).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chinook.sql:6892", "northwind.sql:3313", "library-postgres.sql:7", "blog-mysql.sql:7"})
    void rowsShouldBecomeRecords(String expected) {
        String[] parts = expected.split(":", -1);
        SourceModel source = source(parts[0]);

        Loaded loaded = RecordMapping.map(source, mapped(source), text -> Optional.empty());

        assertThat(loaded.count()).isEqualTo(Long.parseLong(parts[1]));
        assertThat(loaded.notes()).noneMatch(note -> note.code().equals("row-not-carried"));
    }

    @Test
    void rowsOfTwoFilesShouldMeet() {
        SourceModel source = source("petclinic.sql", "petclinic-data.sql");

        Loaded loaded = RecordMapping.map(source, mapped(source), text -> Optional.empty());

        assertThat(loaded.count()).isEqualTo(6 + 3 + 6 + 10 + 13 + 4 + 1 + 3);
        assertThat(loaded.notes()).isEmpty();
    }
}
