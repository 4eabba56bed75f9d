package app.support.app;

import app.support.http.Edge;
import app.support.http.GetServlet;
import app.support.http.Revisions;
import app.support.json.JsonWriter;
import app.support.model.RecordRights;
import app.support.records.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /meta}: what user interfaces render themselves from, with what the caller may do in front. */
final class MetaServlet extends GetServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String document;
    private final transient List<String> roles;

    /** @param roles in the order of the model */
    MetaServlet(String resource, List<String> roles) {
        this.document = new String(Resources.read(resource), StandardCharsets.UTF_8).strip();
        this.roles = List.copyOf(roles);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = Edge.caller(request);
        JsonWriter json = new JsonWriter(document.length() + 256).beginObject();
        json.name("access").string(caller.roles().contains(RecordRights.ADMIN) ? "all" : "roles");
        json.name("roles").beginArray();
        if (!caller.roles().contains(RecordRights.ADMIN)) {
            roles.stream().filter(caller.roles()::contains).forEach(json::string);
        }
        String text = "{\"caller\":" + json.endArray().endObject().finish() + "," + document.substring(1);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String tag = "\"" + Integer.toHexString(text.hashCode()) + "-" + body.length + "\"";
        response.setHeader("ETag", tag);
        if (Revisions.isKnown(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(304);
            return;
        }
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
