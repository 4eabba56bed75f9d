package io.modelwright.rest.codegen;

import io.dropwizard.auth.Auth;
import io.modelwright.core.codegen.GenerationId;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.codegen.driving.Generations;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/** One generation and its files. */
@Path("/generations/{generation}")
public final class GenerationsResource {

    private final Generations generations;

    public GenerationsResource(Generations generations) {
        this.generations = generations;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Json show(@Auth Caller caller, @PathParam("generation") String generation) {
        return GenerationJson.of(Problems.valueOf(generations.find(caller.principal(), id(generation))));
    }

    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    public Response delete(@Auth Caller caller, @PathParam("generation") String generation) {
        Problems.valueOf(generations.delete(caller.principal(), id(generation)));
        return Response.noContent().build();
    }

    /** All files without their contents, in one page. */
    @GET
    @Path("/files")
    @Produces(MediaType.APPLICATION_JSON)
    public Json files(@Auth Caller caller, @PathParam("generation") String generation) {
        Generations.Files files = made(caller, generation);
        return Json.object()
                .put(
                        "items",
                        Json.array(
                                files.list().stream().map(GenerationJson::file).toList()))
                .put("nextCursor", Json.JsonNull.NULL)
                .build();
    }

    /** The content of a file. Whatever it is, browsers are to show it as a text or not at all. */
    @GET
    @Path("/files/{path: .+}")
    @Produces(MediaType.WILDCARD)
    public Response file(
            @Auth Caller caller, @PathParam("generation") String generation, @PathParam("path") String path) {
        SourceFile file = made(caller, generation)
                .file(path)
                .orElseThrow(() -> new ProblemException(Problems.of(Refusal.NotFound.of("file"))));
        boolean isText = file.text().indexOf('\u0000') < 0 && file.text().indexOf('\ufffd') < 0;
        return Response.ok(file.content(), isText ? "text/plain; charset=utf-8" : MediaType.APPLICATION_OCTET_STREAM)
                .build();
    }

    /** All files as a zip archive. */
    @GET
    @Path("/archive")
    @Produces("application/zip")
    public Response archive(@Auth Caller caller, @PathParam("generation") String generation) {
        Generations.Files files = made(caller, generation);
        String name = files.generation().target() + "-v" + files.generation().version() + ".zip";
        StreamingOutput content = out -> Archive.write(files, out);
        return Response.ok(content, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** @param from another generation of the same app and target */
    @GET
    @Path("/diff")
    @Produces(MediaType.APPLICATION_JSON)
    public Json compare(
            @Auth Caller caller,
            @PathParam("generation") String generation,
            @QueryParam("from") @Nullable String from) {
        if (from == null || Uuids.parse(from).isEmpty()) {
            throw Problems.malformed(
                    "malformed-parameter", JsonPointer.ROOT.member("from"), "Say from which generation: ?from=id");
        }
        return Json.object()
                .put("from", from)
                .put("to", generation)
                .put(
                        "files",
                        Json.array(
                                Problems.valueOf(generations.compare(caller.principal(), id(from), id(generation)))
                                        .stream()
                                        .map(GenerationJson::change)
                                        .toList()))
                .build();
    }

    private Generations.Files made(Caller caller, String generation) {
        return Problems.valueOf(generations.files(caller.principal(), id(generation)));
    }

    private static GenerationId id(String segment) {
        return Uuids.parse(segment)
                .map(GenerationId::new)
                .orElseThrow(() -> new ProblemException(Problems.of(Refusal.NotFound.of("generation"))));
    }
}
