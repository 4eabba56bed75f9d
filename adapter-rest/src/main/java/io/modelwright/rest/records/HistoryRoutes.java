package io.modelwright.rest.records;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.records.driving.RecordHistory;
import io.modelwright.ports.records.driving.RecordHistory.Entry;
import io.modelwright.rest.http.Pages;
import io.modelwright.rest.http.Queries;
import io.modelwright.rest.json.WireRecords;
import io.modelwright.rest.json.WireValues;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The past of a record, and going back to it. */
final class HistoryRoutes {

    private static final Set<String> JSON = Set.of("application/json");

    private static final Set<String> LISTING = Set.of("limit", "cursor");

    private final RecordHistory history;

    HistoryRoutes(RecordHistory history) {
        this.history = history;
    }

    void serve(RecordPath.History path, HttpServletRequest request, HttpServletResponse response, Principal caller)
            throws IOException {
        Answers.requireMethod(request, "GET", "HEAD");
        QueryParameters parameters = Queries.of(request.getQueryString(), LISTING);
        Answers.json(
                response,
                200,
                WireValues.page(
                        Problems.valueOf(history.list(
                                caller,
                                path.app(),
                                path.entity(),
                                id(path.id()),
                                Pages.limit(parameters.values().get("limit")),
                                parameters.find("cursor"))),
                        HistoryRoutes::entry));
    }

    void serve(RecordPath.Restore path, HttpServletRequest request, HttpServletResponse response, Principal caller)
            throws IOException {
        Answers.requireMethod(request, "POST");
        Queries.of(request.getQueryString(), Set.of());
        RestoreJson body = WireRecords.bind(Bodies.json(request, JSON), RestoreJson.class);
        Answers.json(
                response,
                200,
                Problems.valueOf(history.restore(caller, path.app(), path.entity(), id(path.id()), body.version())));
    }

    private static Json entry(Entry entry) {
        return Json.object()
                .put("version", entry.version())
                .put("action", entry.action().name().toLowerCase(Locale.ROOT))
                .put("at", WireValues.instant(entry.at()))
                .put("by", entry.by().toString())
                .put("changes", entry.changes())
                .build();
    }

    private static UUID id(String segment) {
        return Uuids.parse(segment).orElseThrow(() -> new ProblemException(Problems.of(Refusal.NotFound.of("record"))));
    }
}
