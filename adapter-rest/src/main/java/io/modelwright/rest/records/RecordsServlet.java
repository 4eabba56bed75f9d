package io.modelwright.rest.records;

import io.modelwright.core.identity.Principal;
import io.modelwright.ports.records.driving.RecordEvents;
import io.modelwright.ports.records.driving.RecordHistory;
import io.modelwright.ports.records.driving.Records;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.Queries;
import io.modelwright.rest.live.LiveStreams;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import io.modelwright.rest.records.events.RecordFeed;
import io.modelwright.rest.records.transfer.TransferRoutes;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Set;

/**
 * The record routes, whose shape only the model knows: {@code /apps/{app}/records/{entity}[/{id}[/history|/restore]]}, {@code
 * …/export}, {@code …/import} and {@code /apps/{app}/records/events}. Whoever comes here was let in by the edge.
 */
public final class RecordsServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RecordRoutes records;
    private final transient HistoryRoutes history;
    private final transient TransferRoutes transfer;
    private final transient RecordEvents events;
    private final transient LiveStreams streams;

    public RecordsServlet(
            Records records, RecordHistory history, TransferRoutes transfer, RecordEvents events, LiveStreams streams) {
        this.records = new RecordRoutes(records);
        this.history = new HistoryRoutes(history);
        this.transfer = transfer;
        this.events = events;
        this.streams = streams;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RecordPath path = RecordPath.parse(request.getRequestURI())
                .orElseThrow(() -> new ProblemException(Problem.of(404, "not-found", "There is nothing here.")));
        if (!(request.getUserPrincipal() instanceof Caller(Principal caller))) {
            throw new IllegalStateException("the edge lets only callers come here");
        }
        switch (path) {
            case RecordPath.Collection collection -> records.serve(collection, request, response, caller);
            case RecordPath.Item item -> records.serve(item, request, response, caller);
            case RecordPath.History past -> history.serve(past, request, response, caller);
            case RecordPath.Restore restore -> history.serve(restore, request, response, caller);
            case RecordPath.Export(String app, String entity) -> {
                Answers.requireMethod(request, "GET", "HEAD");
                transfer.serveExport(request, response, caller, app, entity);
            }
            case RecordPath.Import(String app, String entity) -> {
                Answers.requireMethod(request, "POST");
                transfer.serveImport(request, response, caller, app, entity);
            }
            case RecordPath.Events(String app) -> {
                Answers.requireMethod(request, "GET");
                Queries.of(request.getQueryString(), Set.of());
                streams.serve(
                        request,
                        response,
                        after -> new RecordFeed(Problems.valueOf(events.subscribe(caller, app, after))));
            }
        }
    }
}
