package io.modelwright.bootstrap.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelwright.core.exchange.DesignMerge;
import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.data.Loaded;
import io.modelwright.core.exchange.data.RecordMapping;
import io.modelwright.core.exchange.mapping.DesignMapping;
import io.modelwright.core.exchange.mapping.Mapped;
import io.modelwright.core.exchange.mapping.MappingOptions;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.imports.TextModelReader;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.json.YamlBodies;
import io.modelwright.rest.problem.ProblemException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code modelwright import}: reads a foreign model without a server, and its rows where asked for. */
public final class ImportCommand {

    /** One's own machine, one's own file: larger than what the API takes. */
    private static final int TEXT_MAX = 256 * 1_024 * 1_024;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final PrintStream out;
    private final PrintStream err;

    /** @param err where the report goes, so that the design can be piped */
    public ImportCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** @throws ImportFailure where it cannot be done */
    public void run(List<String> words) {
        ImportOptions options = ImportOptions.parse(words);
        String text = read(options.files());
        if (options.format() == ImportFormat.DESIGN) {
            write(options, design(text));
            return;
        }
        SourceModel source =
                done(new TextModelReader(PATIENCE, TEXT_MAX).read(options.format(), text, options.entity()));
        if (source.isEmpty()) {
            report(source.notes());
            throw ImportFailure.of("the file holds no model that could be read");
        }
        Mapped mapped = DesignMapping.map(source, new MappingOptions(options.data()));
        List<Note> notes = new ArrayList<>(source.notes());
        notes.addAll(mapped.notes());
        Optional<Loaded> loaded =
                options.data() ? Optional.of(RecordMapping.map(source, mapped, ImportCommand::json)) : Optional.empty();
        loaded.ifPresent(records -> notes.addAll(records.notes()));
        write(options, mapped.design());
        report(notes);
        loaded.ifPresent(records -> load(options, mapped.design(), records));
    }

    private static String read(List<Path> files) {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            try {
                if (Files.size(file) > TEXT_MAX) {
                    throw ImportFailure.of(file + " is larger than " + TEXT_MAX + " bytes");
                }
                // What is no UTF-8 comes as replacement characters: old dumps have some.
                text.append(new String(Files.readAllBytes(file), UTF_8)).append('\n');
            } catch (IOException e) {
                throw ImportFailure.of("cannot read " + file + ": " + e);
            }
        }
        return text.toString();
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(Refusal refusal) -> throw ImportFailure.of(refusal.detail());
        };
    }

    private Design design(String text) {
        try {
            Parsed parsed = DesignDocument.parseOffline(YamlBodies.parse(text.getBytes(UTF_8)));
            for (Finding finding : parsed.findings()) {
                err.println(finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.code() + " at "
                        + finding.pointer() + ": " + finding.message());
            }
            return parsed.design().orElseThrow(() -> ImportFailure.of("the design has errors"));
        } catch (ProblemException e) {
            throw ImportFailure.of("this is no design document: " + e.problem().detail());
        }
    }

    private void write(ImportOptions options, Design design) {
        String yaml = YamlBodies.text(DesignMerge.without(design));
        if (options.out().isEmpty()) {
            out.print(yaml);
            return;
        }
        save(options.out().get(), yaml.getBytes(UTF_8));
        err.println("The design is in " + options.out().get() + ".");
    }

    private static void save(Path file, byte[] content) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, content);
        } catch (IOException e) {
            throw ImportFailure.of("cannot write " + file + ": " + e);
        }
    }

    private void report(List<Note> notes) {
        notes.stream()
                .sorted(Note.ORDER)
                .forEach(note -> err.println("line " + note.line() + " "
                        + note.severity().name().toLowerCase(Locale.ROOT) + " " + note.code() + ": " + note.text()));
    }

    private void load(ImportOptions options, Design design, Loaded loaded) {
        if (options.app().isPresent()) {
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
            RecordSender sender =
                    new RecordSender(client, options.app().get(), options.key().orElseThrow(), design, err);
            RecordSender.Sent sent = sender.send(loaded);
            err.println(sent.created() + " of " + loaded.count() + " records were created.");
            if (sent.refused() > 0) {
                throw ImportFailure.of(sent.refused() + " records or links were refused");
            }
            return;
        }
        Path folder = options.rows().orElse(Path.of("rows"));
        int number = 1;
        for (Loaded.EntityRecords entity : loaded.entities()) {
            StringBuilder lines = new StringBuilder();
            entity.records()
                    .forEach(record -> lines.append(new String(JsonBodies.bytes(record), UTF_8))
                            .append('\n'));
            save(
                    folder.resolve(String.format(Locale.ROOT, "%03d-%s.ndjson", number++, entity.entity())),
                    lines.toString().getBytes(UTF_8));
        }
        err.println(loaded.count() + " records are in " + folder + ", one file for each entity, targets first.");
    }

    private static Optional<Json> json(String text) {
        try {
            return Optional.of(JsonBodies.parse(text.getBytes(UTF_8)));
        } catch (ProblemException notJson) {
            return Optional.empty();
        }
    }
}
