package app.support.http;

import app.support.json.JsonBody;
import app.support.problem.Problems;
import app.support.query.QueryParameters;
import app.support.records.Caller;
import app.support.records.Engine;
import app.support.records.RecordBody;
import app.support.records.RecordHooks;
import app.support.records.RecordType;
import app.support.records.Records;
import app.support.store.RecordRepository;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.Set;

/** The routes of the records of one entity. Bodies of records come ready from the database and go out as they are. */
public abstract class RecordResource<T> {

    private static final Set<String> JSON = Set.of("application/json");
    private static final Set<String> MERGE_PATCH = Set.of("application/json", "application/merge-patch+json");

    private final String entity;
    private final Records<T> records;
    private final RecordHooks<T> hooks;

    protected RecordResource(Engine engine, RecordType<T> type, RecordRepository<T> repository, RecordHooks<T> hooks) {
        this.entity = type.entity();
        this.records = new Records<>(engine, type, repository, hooks);
        this.hooks = hooks;
    }

    /** The name of the entity, as it stands in paths. */
    public String entity() {
        return entity;
    }

    public Records<T> records() {
        return records;
    }

    public RecordHooks<T> hooks() {
        return hooks;
    }

    void serveAll(HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException, SQLException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> json(response, 200, records.list(caller, parameters(request)));
            case "POST" -> create(request, response, caller);
            default -> throw Problems.methodNotAllowed("GET, HEAD, POST");
        }
    }

    private void create(HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException, SQLException {
        JsonNode sent = Bodies.json(request, JSON);
        Records.Created created = records.create(caller, sent, parameters(request));
        if (!sent.isArray()) {
            RecordBody one = created.records().getFirst();
            response.setHeader("ETag", Revisions.tag(one.version()));
            response.setHeader("Location", request.getRequestURI() + "/" + one.id());
        }
        json(response, 201, created.body());
    }

    void serveOne(String id, HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException, SQLException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> {
                QueryParameters parameters = parameters(request);
                RecordBody record = records.read(caller, id, parameters);
                boolean unchanged = records.changesByVersionAlone(caller, parameters);
                if (unchanged && Revisions.isKnown(request.getHeader("If-None-Match"), record.version())) {
                    response.setHeader("ETag", Revisions.tag(record.version()));
                    response.setStatus(304);
                } else {
                    answer(response, record);
                }
            }
            case "PATCH" -> {
                JsonNode sent = Bodies.json(request, MERGE_PATCH);
                answer(response, records.patch(caller, id, version(request), sent, parameters(request)));
            }
            case "PUT" -> {
                JsonNode sent = Bodies.json(request, JSON);
                answer(response, records.replace(caller, id, version(request), sent, parameters(request)));
            }
            case "DELETE" -> {
                Queries.requireNone(request);
                records.delete(caller, id, version(request));
                response.setStatus(204);
            }
            default -> throw Problems.methodNotAllowed("GET, HEAD, PATCH, PUT, DELETE");
        }
    }

    void serveHistory(String id, HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException, SQLException {
        Requests.requireMethod(request, "GET", "HEAD");
        json(response, 200, records.history(caller, id, Queries.of(request, Set.of("limit", "cursor"))));
    }

    void serveRestore(String id, HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException, SQLException {
        Requests.requireMethod(request, "POST");
        Queries.requireNone(request);
        long version = Restoration.version(Bodies.json(request, JSON));
        answer(response, records.restore(caller, id, version));
    }

    void serveExport(HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException, SQLException {
        Transfers.serveExport(records, entity, request, response, caller);
    }

    void serveImport(HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException, SQLException {
        json(response, 200, Transfers.serveImport(records, request, caller));
    }

    private static void answer(HttpServletResponse response, RecordBody record) throws IOException {
        response.setHeader("ETag", Revisions.tag(record.version()));
        json(response, 200, record.body());
    }

    private static void json(HttpServletResponse response, int status, JsonBody body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length());
        body.writeTo(response.getOutputStream());
    }

    private static QueryParameters parameters(HttpServletRequest request) {
        return QueryParameters.parse(request.getQueryString());
    }

    private static OptionalLong version(HttpServletRequest request) {
        return Revisions.optional(request.getHeader("If-Match"))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
