package io.modelwright.rest.exchange;

import io.dropwizard.auth.Auth;
import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.exchange.Note;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.exchange.driving.DesignExchange;
import io.modelwright.ports.exchange.driving.DesignExchange.Import;
import io.modelwright.ports.exchange.driving.DesignExchange.Imported;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.Revisions;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.json.YamlBodies;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Foreign models into a draft. */
@Path("/apps/{app}/draft/import")
public final class ImportResource {

    private static final String ANY_NAME = "imported";
    private static final String YAML = "application/yaml";

    private final DesignExchange exchange;

    public ImportResource(DesignExchange exchange) {
        this.exchange = exchange;
    }

    /** Merges the text into the draft; with If-Match only where the draft is at that revision. */
    @POST
    @Consumes({MediaType.TEXT_PLAIN, "text/csv", "application/sql", YAML, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    public Response importModel(
            @Auth Caller caller,
            @PathParam("app") String app,
            @QueryParam("format") @Nullable String format,
            @QueryParam("entity") @Nullable String entity,
            @QueryParam("keys") @Nullable String keys,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte[] body) {
        ImportFormat chosen = Optional.ofNullable(format)
                .flatMap(ImportFormat::of)
                .orElseThrow(() -> unknown("format", ImportFormat.keywords().toString()));
        Optional<Long> revision = Revisions.optional(ifMatch);
        Outcome<Imported> outcome = chosen == ImportFormat.DESIGN
                ? exchange.importDesign(caller.principal(), app, YamlBodies.parse(body), revision)
                : exchange.importModel(
                        caller.principal(),
                        app,
                        new Import(
                                chosen,
                                JsonBodies.decode(body),
                                Optional.ofNullable(entity).orElse(ANY_NAME),
                                keepsKeys(keys),
                                revision));
        Imported imported = Problems.valueOf(outcome);
        Json answer = Json.object()
                .put("draft", imported.draft().document())
                .put(
                        "report",
                        Json.array(imported.report().stream().map(Note::toJson).toList()))
                .build();
        return Response.ok(answer)
                .header(HttpHeaders.ETAG, Revisions.tag(imported.draft().revision()))
                .build();
    }

    private static boolean keepsKeys(@Nullable String keys) {
        return switch (keys) {
            case null -> false;
            case "drop" -> false;
            case "keep" -> true;
            default -> throw unknown("keys", "[drop, keep]");
        };
    }

    static ProblemException unknown(String parameter, String possible) {
        return Problems.malformed(
                "malformed-parameter", JsonPointer.ROOT.member(parameter), "Possible are: " + possible + ".");
    }
}
