package io.modelwright.rest.records;

import io.dropwizard.auth.Auth;
import io.modelwright.core.records.Explanation;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.ports.records.driving.Records;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.json.WireValues;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** How lists of records are found. */
@Path("/apps/{app}/explain/{entity}")
@Produces(MediaType.APPLICATION_JSON)
public final class ExplainResource {

    private static final String RUN = "run";

    private final Records records;

    public ExplainResource(Records records) {
        this.records = records;
    }

    @GET
    public Json explain(
            @Auth Caller caller,
            @PathParam("app") String app,
            @PathParam("entity") String entity,
            @BeanParam ListParameters list,
            @QueryParam(RUN) @Nullable String run) {
        Explanation explanation = Problems.valueOf(
                records.explain(caller.principal(), app, entity, list.parameters(), run != null && flag(run)));
        return Json.object()
                .put("statement", explanation.statement())
                .put(
                        "plan",
                        Json.array(
                                explanation.plan().stream().<Json>map(Json::of).toList()))
                .put("microseconds", WireValues.optional(explanation.took(), took -> Json.of(took.toNanos() / 1_000)))
                .build();
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw Problems.malformed(
                        "malformed-parameter", JsonPointer.ROOT.member(RUN), "The parameter run is true or false.");
        };
    }
}
