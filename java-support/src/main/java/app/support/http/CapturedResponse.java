package app.support.http;

import app.support.idempotency.Reply;
import app.support.idempotency.Reply.Field;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds back what is answered until it is known whether what it tells of is kept. Fields that were set before are
 * those of the response behind. For one thread.
 */
final class CapturedResponse extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ServletOutputStream output = new Captured(body);
    private final PrintWriter writer = new PrintWriter(output, false, StandardCharsets.UTF_8);
    private int status = SC_OK;

    CapturedResponse(HttpServletResponse response) {
        super(response);
    }

    Reply reply() {
        writer.flush();
        List<Field> all = new ArrayList<>();
        fields.forEach((name, values) -> values.forEach(value -> all.add(new Field(name, value))));
        return new Reply(status, all, body.toByteArray());
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void sendError(int code) {
        sendError(code, "");
    }

    @Override
    public void sendError(int code, @Nullable String message) {
        reset();
        status = code;
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        fields.remove(name);
        if (value != null) {
            addHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        // the length follows from the body
        if (!name.toLowerCase(Locale.ROOT).equals("content-length")) {
            fields.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    @Override
    public void setDateHeader(String name, long value) {
        throw new UnsupportedOperationException("no answer of the API has dates in its fields");
    }

    @Override
    public void addDateHeader(String name, long value) {
        setDateHeader(name, value);
    }

    @Override
    public boolean containsHeader(String name) {
        return fields.containsKey(name) || super.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        List<String> values = fields.get(name);
        return values == null ? super.getHeader(name) : values.getFirst();
    }

    @Override
    public Collection<String> getHeaders(String name) {
        List<String> values = fields.get(name);
        return values == null ? super.getHeaders(name) : List.copyOf(values);
    }

    @Override
    public void setContentType(@Nullable String type) {
        setHeader("Content-Type", type);
    }

    @Override
    public @Nullable String getContentType() {
        return getHeader("Content-Type");
    }

    @Override
    public void setContentLength(int length) {
        // follows from the body
    }

    @Override
    public void setContentLengthLong(long length) {
        // follows from the body
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return output;
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public void flushBuffer() {
        // nothing leaves before its effect is kept
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void resetBuffer() {
        body.reset();
    }

    @Override
    public void reset() {
        body.reset();
        fields.clear();
        status = SC_OK;
    }

    private static final class Captured extends ServletOutputStream {

        private final ByteArrayOutputStream body;

        private Captured(ByteArrayOutputStream body) {
            this.body = body;
        }

        @Override
        public void write(int value) {
            body.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            body.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("answers to requests with a key are written at once");
        }
    }
}
