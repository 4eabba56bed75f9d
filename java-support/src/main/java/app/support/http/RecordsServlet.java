package app.support.http;

import app.support.events.EventStreams;
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

/**
 * The record routes of all entities: {@code /api/v1/records/{entity}[/{id}[/history|/restore]]}, {@code …/export}, {@code …/import}
 * and {@code /api/v1/records/events}. The edge lets only callers come here.
 */
public final class RecordsServlet extends HttpServlet {

    /** What all record routes begin with. */
    public static final String PATH = "/api/v1/records/";

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Map<String, RecordResource<?>> resources = new HashMap<>();
    private final transient EventStreams events;
    private final transient RequestTimes times;

    public RecordsServlet(List<RecordResource<?>> resources, EventStreams events, RequestTimes times) {
        this.times = times;
        resources.forEach(resource -> this.resources.put(resource.entity(), resource));
        this.events = events;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RecordPath path = RecordPath.parse(request.getRequestURI())
                .orElseThrow(() ->
                        Problem.of(404, "not-found", "There is nothing here.").exception());
        Caller caller = Edge.caller(request);
        long start = System.nanoTime();
        try {
            serve(path, request, response, caller);
        } catch (SQLException fault) {
            throw new IOException("the database refused", fault);
        } finally {
            path.entity()
                    .filter(resources::containsKey)
                    .ifPresent(entity -> times.add(entity, request.getMethod(), System.nanoTime() - start));
        }
    }

    private void serve(RecordPath path, HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException, SQLException {
        switch (path) {
            case RecordPath.All(String entity) -> of(entity).serveAll(request, response, caller);
            case RecordPath.One(String entity, String id) -> of(entity).serveOne(id, request, response, caller);
            case RecordPath.History(String entity, String id) -> of(entity).serveHistory(id, request, response, caller);
            case RecordPath.Restore(String entity, String id) -> of(entity).serveRestore(id, request, response, caller);
            case RecordPath.Export(String entity) -> of(entity).serveExport(request, response, caller);
            case RecordPath.Import(String entity) -> of(entity).serveImport(request, response, caller);
            case RecordPath.Events all -> {
                Requests.requireMethod(request, "GET");
                Queries.requireNone(request);
                events.serve(request, response, Edge.token(request));
            }
        }
    }

    private RecordResource<?> of(String entity) {
        RecordResource<?> resource = resources.get(entity);
        if (resource == null) {
            throw Problem.of(404, "not-found", "There is no such entity.").exception();
        }
        return resource;
    }
}
