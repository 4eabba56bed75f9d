package io.modelwright.rest.exchange;

import io.dropwizard.auth.Auth;
import io.modelwright.core.exchange.ExportFormat;
import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.exchange.Note;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.exchange.driving.DesignExchange;
import io.modelwright.ports.exchange.driving.DesignExchange.Exported;
import io.modelwright.ports.exchange.driving.DesignExchange.Import;
import io.modelwright.ports.exchange.driving.DesignExchange.Imported;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.Revisions;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.json.YamlBodies;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Foreign models into a draft, and designs out in the forms of other tools. */
@Path("/apps/{app}")
public final class ExchangeResource {

    private static final String ANY_NAME = "imported";
    private static final String YAML = "application/yaml";

    private final DesignExchange exchange;

    public ExchangeResource(DesignExchange exchange) {
        this.exchange = exchange;
    }

    /** Merges the text into the draft; with If-Match only where the draft is at that revision. */
    @POST
    @Path("/draft/import")
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

    private static ProblemException unknown(String parameter, String possible) {
        return Problems.malformed(
                "malformed-parameter", JsonPointer.ROOT.member(parameter), "Possible are: " + possible + ".");
    }

    @GET
    @Path("/draft/export")
    @Produces({MediaType.APPLICATION_JSON, YAML, "application/schema+json", MediaType.TEXT_PLAIN})
    public Response exportDraft(
            @Auth Caller caller, @PathParam("app") String app, @QueryParam("format") @Nullable String format) {
        ExportFormat chosen = format(format);
        return answer(app, chosen, Problems.valueOf(exchange.exportDraft(caller.principal(), app, chosen)));
    }

    @GET
    @Path("/versions/{number}/export")
    @Produces({MediaType.APPLICATION_JSON, YAML, "application/schema+json", MediaType.TEXT_PLAIN})
    public Response exportVersion(
            @Auth Caller caller,
            @PathParam("app") String app,
            @PathParam("number") String number,
            @QueryParam("format") @Nullable String format) {
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new ProblemException(Problem.of(404, "not-found", "There is no version of this number here."));
        }
        ExportFormat chosen = format(format);
        return answer(
                app,
                chosen,
                Problems.valueOf(exchange.exportVersion(caller.principal(), app, Integer.parseInt(number), chosen)));
    }

    private static ExportFormat format(@Nullable String format) {
        return Optional.ofNullable(format)
                .flatMap(ExportFormat::of)
                .orElseThrow(() -> unknown("format", ExportFormat.keywords().toString()));
    }

    /** Downloads as bytes, whose type is settled by the format. */
    private static Response answer(String app, ExportFormat format, Exported exported) {
        byte[] content = switch (exported) {
            case Exported.Text(String text) -> text.getBytes(StandardCharsets.UTF_8);
            case Exported.Tree(Json tree)
            when format == ExportFormat.DESIGN -> YamlBodies.text(tree).getBytes(StandardCharsets.UTF_8);
            case Exported.Tree(Json tree) -> JsonBodies.bytes(tree);
        };
        String ending = switch (format) {
            case DESIGN -> "yaml";
            case SQL -> "sql";
            case JSON_SCHEMA -> "schema.json";
            case MERMAID -> "mmd";
        };
        String type = switch (format) {
            case DESIGN -> YAML;
            case SQL, MERMAID -> "text/plain; charset=utf-8";
            case JSON_SCHEMA -> "application/schema+json";
        };
        return Response.ok(content, type)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + app.replaceAll("[^A-Za-z0-9-]", "_") + "." + ending + "\"")
                .build();
    }
}
