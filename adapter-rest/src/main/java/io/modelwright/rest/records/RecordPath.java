package io.modelwright.rest.records;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the path of a record route names. Segments are decoded one by one, after the path was cut at its slashes, so that no
 * encoded character makes another path of it.
 */
sealed interface RecordPath {

    /** {@code /apps/{app}/records/events}. */
    record Events(String app) implements RecordPath {}

    /** {@code /apps/{app}/records/{entity}}. */
    record Collection(String app, String entity) implements RecordPath {}

    record Export(String app, String entity) implements RecordPath {}

    record Import(String app, String entity) implements RecordPath {}

    /** {@code /apps/{app}/records/{entity}/{id}}. */
    record Item(String app, String entity, String id) implements RecordPath {}

    record History(String app, String entity, String id) implements RecordPath {}

    record Restore(String app, String entity, String id) implements RecordPath {}

    /** Where app, {@code records} and what follows stand in a path that is cut at its slashes. */
    int APP = 4;

    /** Empty where no record route looks like this. */
    static Optional<RecordPath> parse(String rawPath) {
        List<String> segments = new ArrayList<>();
        for (String raw : rawPath.split("/", -1)) {
            Optional<String> segment = decode(raw);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            segments.add(segment.get());
        }
        if (segments.size() <= APP + 2
                || segments.subList(APP, segments.size()).stream().anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        return of(segments.get(APP), segments.subList(APP + 2, segments.size()));
    }

    private static Optional<RecordPath> of(String app, List<String> rest) {
        String entity = rest.getFirst();
        return switch (rest.size()) {
            case 1 -> Optional.of(entity.equals("events") ? new Events(app) : new Collection(app, entity));
            case 2 ->
                Optional.of(
                        switch (rest.get(1)) {
                            case "export" -> new Export(app, entity);
                            case "import" -> new Import(app, entity);
                            default -> new Item(app, entity, rest.get(1));
                        });
            case 3 ->
                switch (rest.get(2)) {
                    case "history" -> Optional.of(new History(app, entity, rest.get(1)));
                    case "restore" -> Optional.of(new Restore(app, entity, rest.get(1)));
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    private static Optional<String> decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return Optional.of(raw);
        }
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int index = 0; index < raw.length(); index++) {
            char character = raw.charAt(index);
            if (character == '%') {
                if (index + 2 >= raw.length()
                        || !HexFormat.isHexDigit(raw.charAt(index + 1))
                        || !HexFormat.isHexDigit(raw.charAt(index + 2))) {
                    return Optional.empty();
                }
                bytes[length++] = (byte) HexFormat.fromHexDigits(raw, index + 1, index + 3);
                index += 2;
            } else if (character < 0x80) {
                bytes[length++] = (byte) character;
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
