package app.support.app;

import app.support.http.GetServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** One JSON document that never changes while the application runs. */
final class DocumentServlet extends GetServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private final byte[] document;

    /** @param resource on the class path, such as {@code "/openapi.json"} */
    DocumentServlet(String resource) {
        this.document = Resources.read(resource);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
