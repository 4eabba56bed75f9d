package app.support.http;

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

    /** {@code /records/events}. */
    record Events() implements RecordPath {}

    /** {@code /records/{entity}}. */
    record All(String entity) implements RecordPath {}

    record Export(String entity) implements RecordPath {}

    record Import(String entity) implements RecordPath {}

    /** {@code /records/{entity}/{id}}. */
    record One(String entity, String id) implements RecordPath {}

    record History(String entity, String id) implements RecordPath {}

    record Restore(String entity, String id) implements RecordPath {}

    /** Empty where no record route looks like this. */
    static Optional<RecordPath> parse(String rawPath) {
        String rest = rawPath.substring(RecordsServlet.PATH.length());
        List<String> segments = new ArrayList<>();
        for (String raw : rest.split("/", -1)) {
            Optional<String> segment = decode(raw).filter(text -> !text.isEmpty());
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            segments.add(segment.get());
        }
        String entity = segments.getFirst();
        return switch (segments.size()) {
            case 1 -> Optional.of(entity.equals("events") ? new Events() : new All(entity));
            case 2 ->
                Optional.of(
                        switch (segments.get(1)) {
                            case "export" -> new Export(entity);
                            case "import" -> new Import(entity);
                            default -> new One(entity, segments.get(1));
                        });
            case 3 ->
                switch (segments.get(2)) {
                    case "history" -> Optional.of(new History(entity, segments.get(1)));
                    case "restore" -> Optional.of(new Restore(entity, segments.get(1)));
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
