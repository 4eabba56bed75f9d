package io.modelwright.rest.records;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driving.Records;
import io.modelwright.ports.records.driving.Records.Created;
import io.modelwright.rest.http.Queries;
import io.modelwright.rest.http.Revisions;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Lists, reads and changes records. Bodies of records come ready from the store and go out as they are. */
final class RecordRoutes {

    private static final Set<String> JSON = Set.of("application/json");
    private static final Set<String> MERGE_PATCH = Set.of("application/json", "application/merge-patch+json");

    private final Records records;

    RecordRoutes(Records records) {
        this.records = records;
    }

    void serve(RecordPath.Collection path, HttpServletRequest request, HttpServletResponse response, Principal caller)
            throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" ->
                Answers.json(
                        response,
                        200,
                        Problems.valueOf(records.list(caller, path.app(), path.entity(), parameters(request))));
            case "POST" -> create(path, request, response, caller);
            default -> throw Answers.methodNotAllowed("GET, HEAD, POST");
        }
    }

    private void create(
            RecordPath.Collection path, HttpServletRequest request, HttpServletResponse response, Principal caller)
            throws IOException {
        Json sent = Bodies.json(request, JSON);
        Created created =
                Problems.valueOf(records.create(caller, path.app(), path.entity(), sent, parameters(request)));
        if (!(sent instanceof Json.JsonArray) && created.records().size() == 1) {
            RecordBody one = created.records().getFirst();
            response.setHeader("ETag", Revisions.tag(one.version()));
            response.setHeader("Location", request.getRequestURI() + "/" + one.id());
        }
        Answers.json(response, 201, created.body());
    }

    void serve(RecordPath.Item path, HttpServletRequest request, HttpServletResponse response, Principal caller)
            throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> {
                QueryParameters parameters = parameters(request);
                RecordBody record =
                        Problems.valueOf(records.read(caller, path.app(), path.entity(), path.id(), parameters));
                if (Revisions.isKnown(request.getHeader("If-None-Match"), record.version())
                        && parameters.values().isEmpty()
                        && Problems.valueOf(records.changesByVersionAlone(caller, path.app(), path.entity()))) {
                    response.setHeader("ETag", Revisions.tag(record.version()));
                    response.setStatus(304);
                } else {
                    answer(response, record);
                }
            }
            case "PATCH" -> {
                Json sent = Bodies.json(request, MERGE_PATCH);
                answer(
                        response,
                        Problems.valueOf(records.patch(
                                caller,
                                path.app(),
                                path.entity(),
                                path.id(),
                                version(request),
                                sent,
                                parameters(request))));
            }
            case "PUT" -> {
                Json sent = Bodies.json(request, JSON);
                answer(
                        response,
                        Problems.valueOf(records.replace(
                                caller,
                                path.app(),
                                path.entity(),
                                path.id(),
                                version(request),
                                sent,
                                parameters(request))));
            }
            case "DELETE" -> {
                Queries.of(request.getQueryString(), Set.of());
                Problems.valueOf(records.delete(caller, path.app(), path.entity(), path.id(), version(request)));
                response.setStatus(204);
            }
            default -> throw Answers.methodNotAllowed("GET, HEAD, PATCH, PUT, DELETE");
        }
    }

    private static void answer(HttpServletResponse response, RecordBody record) throws IOException {
        response.setHeader("ETag", Revisions.tag(record.version()));
        JsonBody body = record.body();
        Answers.json(response, 200, body);
    }

    private static QueryParameters parameters(HttpServletRequest request) {
        return Problems.valueOf(QueryParameters.parse(request.getQueryString()));
    }

    private static OptionalLong version(HttpServletRequest request) {
        Optional<Long> version = Revisions.optional(request.getHeader("If-Match"));
        return version.isPresent() ? OptionalLong.of(version.get()) : OptionalLong.empty();
    }
}
