package app.support.query;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys of the record behind which a page begins, as bytes to be sealed. Stateless. */
public final class CursorKeys {

    private CursorKeys() {}

    public static byte[] encode(List<? extends @Nullable Object> keys) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            for (Object key : keys) {
                out.writeByte(tag(key));
                byte[] text = (key == null ? "" : key.toString()).getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /** Empty for bytes that {@link #encode} did not write. */
    public static Optional<List<@Nullable Object>> decode(byte[] bytes) {
        List<@Nullable Object> keys = new ArrayList<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            while (in.available() > 0) {
                char tag = (char) in.readByte();
                int length = in.readInt();
                if (length < 0 || length > in.available()) {
                    return Optional.empty();
                }
                keys.add(value(tag, new String(in.readNBytes(length), StandardCharsets.UTF_8)));
            }
            return Optional.of(keys);
        } catch (IOException | DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static char tag(@Nullable Object key) {
        return switch (key) {
            case null -> 'n';
            case String text -> 's';
            case Integer number -> 'i';
            case Long number -> 'l';
            case BigDecimal number -> 'd';
            case Double number -> 'f';
            case Boolean truth -> 'b';
            case LocalDate date -> 'D';
            case LocalTime time -> 'T';
            case Instant instant -> 'I';
            case Duration duration -> 'P';
            case UUID id -> 'u';
            default -> throw new IllegalArgumentException("no key: " + key.getClass());
        };
    }

    private static @Nullable Object value(char tag, String text) {
        return switch (tag) {
            case 'n' -> null;
            case 's' -> text;
            case 'i' -> Integer.valueOf(text);
            case 'l' -> Long.valueOf(text);
            case 'd' -> new BigDecimal(text);
            case 'f' -> Double.valueOf(text);
            case 'b' -> Boolean.valueOf(text);
            case 'D' -> LocalDate.parse(text);
            case 'T' -> LocalTime.parse(text);
            case 'I' -> Instant.parse(text);
            case 'P' -> Duration.parse(text);
            case 'u' -> UUID.fromString(text);
            default -> throw new IllegalArgumentException("no tag: " + tag);
        };
    }
}
