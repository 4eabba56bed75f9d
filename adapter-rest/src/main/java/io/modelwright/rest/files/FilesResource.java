package io.modelwright.rest.files;

import io.dropwizard.auth.Auth;
import io.modelwright.core.files.FileId;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.files.driving.Files;
import io.modelwright.ports.files.driving.Files.Upload;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The files of apps: what records refer to in their fields for files and images. */
@Path("/files")
public final class FilesResource {

    private final Files files;

    public FilesResource(Files files) {
        this.files = files;
    }

    /**
     * Stores a file: as the one part {@code file} of multipart/form-data, or as the body itself.
     *
     * @param app id or slug of the app that it is for
     * @param name in place of the one that the upload tells
     */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response upload(
            @Auth Caller caller,
            @QueryParam("app") @Nullable String app,
            @QueryParam("name") @Nullable String name,
            @Context HttpServletRequest request) {
        if (app == null || app.isEmpty()) {
            throw Problems.malformed(
                    "malformed-parameter", JsonPointer.ROOT.member("app"), "Say for which app the file is: ?app=");
        }
        try {
            Upload upload = upload(Optional.ofNullable(name), request);
            StoredFile file = Problems.valueOf(files.upload(caller.principal(), app, upload));
            return Response.created(URI.create(EdgePaths.API + "/files/" + file.id()))
                    .entity(FileJson.of(file))
                    .build();
        } catch (IOException broken) {
            throw new ProblemException(Problem.of(400, "malformed-request", "The body broke off."));
        }
    }

    private static Upload upload(Optional<String> name, HttpServletRequest request) throws IOException {
        Optional<String> boundary = MultipartFile.boundary(request.getContentType());
        if (boundary.isPresent()) {
            MultipartFile part = MultipartFile.open(request.getInputStream(), boundary.get());
            return new Upload(name.orElse(part.name()), part, OptionalLong.empty());
        }
        long length = request.getContentLengthLong();
        return new Upload(
                name.or(() -> Disposition.fileName(request.getHeader(HttpHeaders.CONTENT_DISPOSITION)))
                        .orElse(""),
                request.getInputStream(),
                length < 0 ? OptionalLong.empty() : OptionalLong.of(length));
    }

    /** The content, whole or the part that {@code Range} names. */
    @GET
    @Path("/{file}")
    @Produces(MediaType.WILDCARD)
    public Response download(@Auth Caller caller, @PathParam("file") String file, @Context HttpServletRequest request) {
        return Downloads.answer(
                Problems.valueOf(files.download(caller.principal(), id(file), OptionalInt.empty())), request);
    }

    /**
     * A small image of an image.
     *
     * @param size of its longer side, in pixels: 64, 256 or 1024
     */
    @GET
    @Path("/{file}/thumbnail")
    @Produces(MediaType.WILDCARD)
    public Response thumbnail(
            @Auth Caller caller,
            @PathParam("file") String file,
            @QueryParam("size") @Nullable String size,
            @Context HttpServletRequest request) {
        OptionalInt pixels = OptionalInt.of(size(size).orElse(0));
        return Downloads.answer(Problems.valueOf(files.download(caller.principal(), id(file), pixels)), request);
    }

    /** Deletes a file that no record refers to. */
    @DELETE
    @Path("/{file}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response delete(@Auth Caller caller, @PathParam("file") String file) {
        Problems.valueOf(files.delete(caller.principal(), id(file)));
        return Response.noContent().build();
    }

    /**
     * A link that gives the content for a minute to whoever has it.
     *
     * @param size where it is a small image that is to be given
     */
    @POST
    @Path("/{file}/link")
    @Produces(MediaType.APPLICATION_JSON)
    public Json link(@Auth Caller caller, @PathParam("file") String file, @QueryParam("size") @Nullable String size) {
        Files.Link link = Problems.valueOf(files.link(caller.principal(), id(file), size(size)));
        return Json.object()
                .put("url", FileLinksResource.path(link.token()))
                .put("expiresAt", link.expiresAt().toString())
                .build();
    }

    private static OptionalInt size(@Nullable String size) {
        if (size == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(size.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(size) : -1);
    }

    private static FileId id(String segment) {
        return Uuids.parse(segment)
                .map(FileId::new)
                .orElseThrow(() -> new ProblemException(Problems.of(Refusal.NotFound.of("file"))));
    }
}
