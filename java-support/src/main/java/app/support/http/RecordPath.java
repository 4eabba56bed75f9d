package app.support.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the path of a record route names. Segments are decoded one by one, after the path was cut at its slashes, so that no
 * encoded character makes another path of it.
 *
 * @param id of a single record; absent for the records of an entity together
 */
record RecordPath(String entity, Optional<String> id) {

    /** Empty where no record route looks like this. */
    static Optional<RecordPath> parse(String rawPath) {
        String rest = rawPath.substring(RecordsServlet.PATH.length());
        List<Optional<String>> segments =
                List.of(rest.split("/", -1)).stream().map(RecordPath::decode).toList();
        if (segments.stream()
                .anyMatch(segment -> segment.filter(text -> !text.isEmpty()).isEmpty())) {
            return Optional.empty();
        }
        return switch (segments.size()) {
            case 1 -> segments.getFirst().map(entity -> new RecordPath(entity, Optional.empty()));
            case 2 -> segments.getFirst().map(entity -> new RecordPath(entity, segments.getLast()));
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
