package io.modelwright.bootstrap.request;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Looks up what happened to a request: the lines of all logs that bear its id, or speak of it, in the order of time. Logs are those of
 * servers, workers and generated applications, one JSON object a line; other lines are passed over.
 */
public final class RequestCommand {

    public static final String WORD = "request";

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{8,64}");
    private static final int NOTHING_FOUND = 1;

    private final PrintStream out;
    private final PrintStream err;

    public RequestCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Whether a request can have that id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** A line with its time. */
    private record Line(Instant at, String text) {}

    /**
     * The exit code: 1 where nothing is known of the request.
     *
     * @param logs files, or folders with them, also compressed ones ({@code .gz})
     */
    public int run(String id, List<Path> logs) {
        List<Line> found = new ArrayList<>();
        for (Path file : files(logs)) {
            try (BufferedReader lines = reader(file)) {
                lines.lines().filter(line -> line.contains(id)).forEach(line -> add(line, id, found));
            } catch (IOException | UncheckedIOException unreadable) {
                err.println("modelwright: request: " + file + " cannot be read: " + unreadable.getMessage());
            }
        }
        // lines of the same moment stay as they stood
        found.sort(Comparator.comparing(Line::at));
        found.forEach(line -> out.println(line.text()));
        if (found.isEmpty()) {
            err.println("modelwright: request: no log has a line about " + id);
            return NOTHING_FOUND;
        }
        return 0;
    }

    private static List<Path> files(List<Path> logs) {
        List<Path> files = new ArrayList<>();
        for (Path path : logs) {
            try (Stream<Path> within = Files.walk(path)) {
                within.filter(Files::isRegularFile).sorted().forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static BufferedReader reader(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
        } catch (IOException notCompressed) {
            bytes.close();
            throw notCompressed;
        }
    }

    private static void add(String line, String id, List<Line> found) {
        try {
            if (JsonBodies.parse(line.getBytes(StandardCharsets.UTF_8))
                            instanceof Json.JsonObject(Map<String, Json> members)
                    && speaksOf(members, id)) {
                found.add(new Line(time(members), line));
            }
        } catch (ProblemException noJson) {
            // what a program writes beside its log
        }
    }

    private static boolean speaksOf(Map<String, Json> members, String id) {
        return Stream.of("requestId", "message", "exception")
                .anyMatch(name -> members.get(name) instanceof Json.JsonString(String text)
                        && (name.equals("requestId") ? text.equals(id) : text.contains(id)));
    }

    /** Of the platform as text, of generated applications in milliseconds. */
    private static Instant time(Map<String, Json> members) {
        for (String name : List.of("time", "timestamp")) {
            switch (members.get(name)) {
                case Json.JsonString(String text) -> {
                    try {
                        return Instant.parse(text);
                    } catch (DateTimeException another) {
                        return Instant.EPOCH;
                    }
                }
                case Json.JsonNumber(BigDecimal millis) -> {
                    return Instant.ofEpochMilli(millis.longValue());
                }
                case null, default -> {
                    // the next name
                }
            }
        }
        return Instant.EPOCH;
    }
}
