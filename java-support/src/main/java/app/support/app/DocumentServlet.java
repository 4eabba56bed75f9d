package app.support.app;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;

/** One JSON document that never changes while the application runs. */
final class DocumentServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private final byte[] document;

    /** @param resource on the class path, such as {@code "/openapi.json"} */
    DocumentServlet(String resource) {
        try (InputStream in = DocumentServlet.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            this.document = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
