package app.support.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The field Content-Disposition (RFC 6266, RFC 7578), read leniently and written strictly. Stateless. */
final class Disposition {

    private static final String EXTENDED = "utf-8''";
    /** What may stand for itself in an extended value (RFC 8187). */
    private static final String UNESCAPED = "!#$&+-.^_`|~";

    private Disposition() {}

    /** The parameters by their names in lower case; the first of each name counts. */
    static Map<String, String> parameters(@Nullable String field) {
        Map<String, String> parameters = new HashMap<>();
        int at = field == null ? -1 : field.indexOf(';');
        while (field != null && at >= 0 && at < field.length()) {
            int equals = field.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = field.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder value = new StringBuilder();
            at = value(field, equals + 1, value);
            parameters.putIfAbsent(name, value.toString());
        }
        return parameters;
    }

    /** Reads a value, in quotation marks or not; where the next semicolon is, or -1. */
    private static int value(String field, int from, StringBuilder value) {
        int at = from;
        while (at < field.length() && field.charAt(at) == ' ') {
            at++;
        }
        if (at >= field.length() || field.charAt(at) != '"') {
            int end = field.indexOf(';', at);
            value.append(field.substring(at, end < 0 ? field.length() : end).strip());
            return end;
        }
        at++;
        while (at < field.length() && field.charAt(at) != '"') {
            boolean escaped = field.charAt(at) == '\\' && at + 1 < field.length();
            at += escaped ? 1 : 0;
            value.append(field.charAt(at));
            at++;
        }
        return field.indexOf(';', at);
    }

    /** The name of the file that the field tells, the extended one where there are both. */
    static Optional<String> fileName(@Nullable String field) {
        Map<String, String> parameters = parameters(field);
        Optional<String> extended =
                Optional.ofNullable(parameters.get("filename*")).flatMap(Disposition::decoded);
        return extended.or(() -> Optional.ofNullable(parameters.get("filename")));
    }

    private static Optional<String> decoded(String value) {
        if (!value.toLowerCase(Locale.ROOT).startsWith("utf-8'")) {
            return Optional.empty();
        }
        String text = value.substring(value.indexOf('\'', EXTENDED.length() - 1) + 1);
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                int high = Character.digit(text.charAt(i + 1), 16);
                int low = Character.digit(text.charAt(i + 2), 16);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.put((byte) (high * 16 + low));
                i += 2;
            } else if (c > ' ' && c < 127 && c != '%') {
                bytes.put((byte) c);
            } else {
                return Optional.empty();
            }
        }
        try {
            CharBuffer name = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return Optional.of(name.toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** A download of that name, which no client opens within a page. */
    static String attachment(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints()
                .map(c -> c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '%' ? c : '_')
                .forEach(plain::appendCodePoint);
        StringBuilder extended = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean unescaped = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNESCAPED.indexOf(c) >= 0;
            extended.append(unescaped ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + extended;
    }
}
