package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what the engine says of a build: lines for people, the step it is at, the image or the error at the end. */
final class BuildLog {

    private static final int LINE_MAX = 16 * 1024;
    private static final int LINES_MAX = 100_000;
    private static final int KEPT = 40;
    private static final String IMAGE = "sha256:";

    private final Consumer<String> lines;
    private final StringBuilder partial = new StringBuilder();
    private final Deque<String> newest = new ArrayDeque<>();
    private int given;
    private String step = "";
    private @Nullable String image;
    private @Nullable String error;

    BuildLog(Consumer<String> lines) {
        this.lines = lines;
    }

    void read(JsonNode message) {
        text(message.path("stream").asText(""));
        String id = message.path("aux").path("ID").asText("");
        if (id.startsWith(IMAGE)) {
            image = id;
        }
        if (message.has("error")) {
            error = message.path("error").asText();
        }
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line();
            } else if (partial.length() < LINE_MAX) {
                partial.append(c);
            }
        }
    }

    /** What has no end yet counts as a line at the end of the build. */
    void end() {
        if (!partial.isEmpty()) {
            line();
        }
    }

    private void line() {
        String line = partial.toString().stripTrailing();
        partial.setLength(0);
        if (line.startsWith("Step ")) {
            step = line;
        }
        newest.add(line);
        if (newest.size() > KEPT) {
            newest.remove();
        }
        given++;
        if (given < LINES_MAX) {
            lines.accept(line);
        } else if (given == LINES_MAX) {
            lines.accept("... the rest of the log is not kept");
        }
    }

    String step() {
        return step;
    }

    List<String> newest() {
        return List.copyOf(newest);
    }

    Optional<String> image() {
        return Optional.ofNullable(image);
    }

    Optional<String> error() {
        return Optional.ofNullable(error);
    }
}
