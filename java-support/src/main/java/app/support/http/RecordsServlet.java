package app.support.http;

import app.support.problem.Problem;
import app.support.records.Caller;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The record routes of all entities: {@code /api/v1/records/{entity}[/{id}]}. The edge lets only callers come here. */
public final class RecordsServlet extends HttpServlet {

    /** What all record routes begin with. */
    public static final String PATH = "/api/v1/records/";

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Map<String, RecordResource<?>> resources = new HashMap<>();

    public RecordsServlet(List<RecordResource<?>> resources) {
        resources.forEach(resource -> this.resources.put(resource.entity(), resource));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RecordPath path = RecordPath.parse(request.getRequestURI())
                .orElseThrow(() ->
                        Problem.of(404, "not-found", "There is nothing here.").exception());
        RecordResource<?> resource = resources.get(path.entity());
        if (resource == null) {
            throw Problem.of(404, "not-found", "There is no such entity.").exception();
        }
        Caller caller = Edge.caller(request);
        try {
            if (path.id().isPresent()) {
                resource.serveOne(path.id().get(), request, response, caller);
            } else {
                resource.serveAll(request, response, caller);
            }
        } catch (SQLException fault) {
            throw new IOException("the database refused", fault);
        }
    }
}
