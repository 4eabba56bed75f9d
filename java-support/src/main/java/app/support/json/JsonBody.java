package app.support.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON text in UTF-8, ready for the wire and opaque to everything between the store and the edge. Immutable. */
public final class JsonBody {

    private final byte[] bytes;
    private final int length;

    private JsonBody(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** Takes the array over: the caller must not change it any more. */
    static JsonBody wrap(byte[] bytes, int length) {
        return new JsonBody(bytes, length);
    }

    /** The text must be well-formed JSON; nothing checks it. */
    public static JsonBody of(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new JsonBody(bytes, bytes.length);
    }

    /** In bytes. */
    public int length() {
        return length;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void copyInto(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonBody that && Arrays.equals(bytes, 0, length, that.bytes, 0, that.length);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
