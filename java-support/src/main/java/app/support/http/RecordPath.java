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

    /** The entity, where it is about the records of one. */
    default Optional<String> entity() {
        return switch (this) {
            case Events events -> Optional.empty();
            case All all -> Optional.of(all.of());
            case Export export -> Optional.of(export.of());
            case Import incoming -> Optional.of(incoming.of());
            case One one -> Optional.of(one.of());
            case History history -> Optional.of(history.of());
            case Restore restore -> Optional.of(restore.of());
        };
    }

    /** {@code /records/events}. */
    record Events() implements RecordPath {}

    /** {@code /records/{entity}}. */
    record All(String of) implements RecordPath {}

    record Export(String of) implements RecordPath {}

    record Import(String of) implements RecordPath {}

    /** {@code /records/{entity}/{id}}. */
    record One(String of, String id) implements RecordPath {}

    record History(String of, String id) implements RecordPath {}

    record Restore(String of, String id) implements RecordPath {}

    /** Empty where no record route looks like this. */
    static Optional<RecordPath> parse(String rawPath) {
        if (!rawPath.startsWith(RecordsServlet.PATH)) {
            return Optional.empty();
        }
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
