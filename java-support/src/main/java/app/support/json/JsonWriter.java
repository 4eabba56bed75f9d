package app.support.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes JSON text straight into a growing buffer of UTF-8, without a tree between. It puts commas where they belong; the
 * caller opens and closes in order. Not for use by several threads.
 */
public final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20;

    private byte[] buffer;
    private int length;
    private boolean needsComma;

    public JsonWriter(int capacity) {
        buffer = new byte[Math.max(64, capacity)];
    }

    /** The name of a member, encoded once to be written many times. Immutable. */
    public static final class Name {
        private final byte[] quoted;

        private Name(byte[] quoted) {
            this.quoted = quoted;
        }

        public static Name of(String name) {
            JsonWriter writer = new JsonWriter(name.length() + 8);
            writer.string(name);
            return new Name(Arrays.copyOf(writer.buffer, writer.length));
        }
    }

    public JsonWriter beginObject() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter beginArray() {
        return open('[');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    /** The name of the member that comes next. */
    public JsonWriter name(Name name) {
        separate();
        append(name.quoted, name.quoted.length);
        append((byte) ':');
        needsComma = false;
        return this;
    }

    public JsonWriter name(String name) {
        return name(Name.of(name));
    }

    public JsonWriter nullValue() {
        return token("null");
    }

    public JsonWriter bool(boolean value) {
        return token(value ? "true" : "false");
    }

    public JsonWriter number(long value) {
        return token(Long.toString(value));
    }

    /** A finite number in its shortest form that reads back as the same double. */
    public JsonWriter number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number " + value);
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? number((long) value)
                : token(Double.toString(value));
    }

    /** Text that holds nothing to escape (ids, dates, numbers as strings), in quotes. */
    public JsonWriter plain(String ascii) {
        separate();
        ensure(ascii.length() + 2);
        buffer[length++] = '"';
        copyAscii(ascii);
        buffer[length++] = '"';
        needsComma = true;
        return this;
    }

    /** Text that is JSON already. */
    public JsonWriter raw(String json) {
        separate();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        append(bytes, bytes.length);
        needsComma = true;
        return this;
    }

    public JsonWriter raw(JsonBody json) {
        separate();
        ensure(json.length());
        json.copyInto(buffer, length);
        length += json.length();
        needsComma = true;
        return this;
    }

    /** Any text; lone surrogates become the replacement character. */
    public JsonWriter string(String value) {
        separate();
        ensure(value.length() + 2);
        buffer[length++] = '"';
        if (isPlain(value)) {
            copyAscii(value);
        } else {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (isPlain(c)) {
                    append((byte) c);
                } else {
                    i += character(value, i, c);
                }
            }
        }
        append((byte) '"');
        needsComma = true;
        return this;
    }

    /** How many bytes were written so far. */
    public int length() {
        return length;
    }

    /** Leaves room for a value that is not known yet, and answers where it goes. */
    public int hole() {
        separate();
        needsComma = true;
        return length;
    }

    /** What was written, the holes (in the order they were left) filled; the writer must not be used after it. */
    public JsonBody finish(List<Integer> holes, List<JsonBody> values) {
        int total = length;
        for (JsonBody value : values) {
            total += value.length();
        }
        byte[] all = new byte[total];
        int from = 0;
        int to = 0;
        for (int i = 0; i < holes.size(); i++) {
            int run = holes.get(i) - from;
            System.arraycopy(buffer, from, all, to, run);
            from += run;
            to += run;
            values.get(i).copyInto(all, to);
            to += values.get(i).length();
        }
        System.arraycopy(buffer, from, all, to, length - from);
        return JsonBody.wrap(all, total);
    }

    /** What was written; the writer must not be used after it. */
    public JsonBody finish() {
        return JsonBody.wrap(buffer, length);
    }

    private JsonWriter open(char bracket) {
        separate();
        append((byte) bracket);
        needsComma = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        append((byte) bracket);
        needsComma = true;
        return this;
    }

    private JsonWriter token(String ascii) {
        separate();
        ensure(Math.max(ascii.length(), LONGEST_NUMBER));
        copyAscii(ascii);
        needsComma = true;
        return this;
    }

    private void separate() {
        if (needsComma) {
            append((byte) ',');
        }
    }

    private static boolean isPlain(char c) {
        return c < 0x80 && c >= 0x20 && c != '"' && c != '\\';
    }

    /** Whether all goes out as it is, as most texts do. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Writes one character that is not plain ASCII and answers how many further chars it took. */
    private int character(String value, int index, char c) {
        ensure(6);
        if (c < 0x80) {
            escape(c);
            return 0;
        }
        if (c < 0x800) {
            buffer[length++] = (byte) (0xc0 | (c >> 6));
            buffer[length++] = (byte) (0x80 | (c & 0x3f));
            return 0;
        }
        if (Character.isSurrogate(c)) {
            return surrogate(value, index, c);
        }
        threeBytes(c);
        return 0;
    }

    private int surrogate(String value, int index, char c) {
        if (Character.isHighSurrogate(c)
                && index + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(index + 1))) {
            int point = Character.toCodePoint(c, value.charAt(index + 1));
            buffer[length++] = (byte) (0xf0 | (point >> 18));
            buffer[length++] = (byte) (0x80 | ((point >> 12) & 0x3f));
            buffer[length++] = (byte) (0x80 | ((point >> 6) & 0x3f));
            buffer[length++] = (byte) (0x80 | (point & 0x3f));
            return 1;
        }
        threeBytes('\ufffd');
        return 0;
    }

    private void threeBytes(char c) {
        buffer[length++] = (byte) (0xe0 | (c >> 12));
        buffer[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        buffer[length++] = (byte) (0x80 | (c & 0x3f));
    }

    private void escape(char c) {
        buffer[length++] = '\\';
        switch (c) {
            case '"', '\\' -> buffer[length++] = (byte) c;
            case '\n' -> buffer[length++] = 'n';
            case '\r' -> buffer[length++] = 'r';
            case '\t' -> buffer[length++] = 't';
            default -> {
                buffer[length++] = 'u';
                buffer[length++] = '0';
                buffer[length++] = '0';
                buffer[length++] = HEX[c >> 4];
                buffer[length++] = HEX[c & 0xf];
            }
        }
    }

    // Deprecated for what it does to other characters; for these it is the one way without a copy between.
    @SuppressWarnings("deprecation")
    private void copyAscii(String ascii) {
        ascii.getBytes(0, ascii.length(), buffer, length);
        length += ascii.length();
    }

    private void append(byte b) {
        ensure(1);
        buffer[length++] = b;
    }

    private void append(byte[] bytes, int count) {
        ensure(count);
        System.arraycopy(bytes, 0, buffer, length, count);
        length += count;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
