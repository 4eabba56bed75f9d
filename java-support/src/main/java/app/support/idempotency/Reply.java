package app.support.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** An answer as it went out. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Reply(int status, List<Field> fields, byte[] body) {

    /** A field of its header. */
    public record Field(String name, String value) {}

    public Reply {
        fields = List.copyOf(fields);
    }

    /** Only what went well is kept; all else can be tried anew. */
    boolean isKept() {
        return status >= 200 && status < 300;
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(status);
            out.writeInt(fields.size());
            for (Field field : fields) {
                out.writeUTF(field.name());
                out.writeUTF(field.value());
            }
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Reply of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int status = in.readInt();
            int count = in.readInt();
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                fields.add(new Field(name, in.readUTF()));
            }
            return new Reply(status, fields, in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("an answer was kept in another form", broken);
        }
    }
}
