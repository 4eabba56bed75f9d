package app.support.query;

import app.support.json.JsonPointer;
import app.support.problem.ProblemException;
import app.support.problem.Problems;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of one request, each given once. Immutable. */
public record QueryParameters(Map<String, String> values) {

    public static final QueryParameters NONE = new QueryParameters(Map.of());

    /** The longest query string, in characters. */
    public static final int LENGTH_MAX = 16_000;

    public QueryParameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Reads the raw query string of a URI, percent-encoded UTF-8 with {@code +} for spaces; null where there is none. */
    public static QueryParameters parse(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return NONE;
        }
        if (raw.length() > LENGTH_MAX) {
            throw malformed("", "The query is longer than " + LENGTH_MAX + " characters.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                throw malformed(name.orElse(""), "This is not percent-encoded UTF-8.");
            }
            if (name.get().indexOf('\0') >= 0 || value.get().indexOf('\0') >= 0) {
                throw malformed(name.get().replace("\0", ""), "The character NUL is in no parameter.");
            }
            if (values.put(name.get(), value.get()) != null) {
                throw malformed(name.get(), "This parameter is given more than once.");
            }
        }
        return new QueryParameters(values);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** These parameters but for one. */
    public QueryParameters without(String name) {
        if (!values.containsKey(name)) {
            return this;
        }
        Map<String, String> rest = new LinkedHashMap<>(values);
        rest.remove(name);
        return new QueryParameters(rest);
    }

    private static ProblemException malformed(String name, String message) {
        JsonPointer at = name.isEmpty() ? JsonPointer.ROOT : JsonPointer.ROOT.member(name);
        return Problems.malformed("malformed-query", at, message);
    }

    private static Optional<String> decode(String encoded) {
        if (encoded.indexOf('%') < 0 && isAscii(encoded)) {
            return Optional.of(encoded.replace('+', ' '));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else if (c == '+') {
                bytes.write(' ');
            } else {
                // a client that sends text as it is means UTF-8
                int length = Character.isHighSurrogate(c) && i + 1 < encoded.length() ? 2 : 1;
                bytes.writeBytes(encoded.substring(i, i + length).getBytes(StandardCharsets.UTF_8));
                i += length - 1;
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
