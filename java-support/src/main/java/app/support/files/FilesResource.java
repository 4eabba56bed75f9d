package app.support.files;

import app.support.auth.Account;
import app.support.auth.Accounts;
import app.support.http.Edge;
import app.support.http.Queries;
import app.support.problem.Problem;
import app.support.problem.Problems;
import app.support.records.Caller;
import app.support.store.StoredFile;
import app.support.values.Uuids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The files that records hold: uploaded, read, linked to, deleted. */
@Path("/")
public final class FilesResource {

    /** Where files are uploaded. */
    public static final String PATH = "/api/v1/files";

    private static final String API = "/api/v1/";

    private final FileService files;
    private final FileLinks links;
    private final Accounts accounts;
    private final InstantSource clock;
    private final Downloads downloads;

    public FilesResource(FileService files, FileLinks links, Accounts accounts, InstantSource clock) {
        this.files = files;
        this.links = links;
        this.accounts = accounts;
        this.clock = clock;
        this.downloads = new Downloads(files);
    }

    /** A file as records show it. */
    public record FileJson(UUID id, String name, long size, String mediaType) {
        static FileJson of(StoredFile file) {
            return new FileJson(file.id(), file.name(), file.size(), file.mediaType());
        }
    }

    /** A link that opens a file until then. */
    public record LinkJson(String url, String expiresAt) {}

    /** Stores a file: as the one part {@code file} of multipart/form-data, or as the body itself. */
    @POST
    @Path("/files")
    @Produces(MediaType.APPLICATION_JSON)
    public Response upload(@Context HttpServletRequest request) throws SQLException {
        Caller caller = Edge.caller(request);
        Optional<String> name = Queries.of(request, Set.of("name")).find("name");
        try {
            StoredFile file = stored(caller, name, request);
            return Response.created(URI.create(API + "files/" + file.id()))
                    .entity(FileJson.of(file))
                    .build();
        } catch (IOException broken) {
            throw Problem.of(400, "malformed-request", "The body broke off.").exception();
        }
    }

    private StoredFile stored(Caller caller, Optional<String> name, HttpServletRequest request)
            throws IOException, SQLException {
        Optional<String> boundary = MultipartFile.boundary(request.getContentType());
        if (boundary.isPresent()) {
            MultipartFile part = MultipartFile.open(request.getInputStream(), boundary.get());
            return files.upload(caller, name.orElse(part.name()), part, -1);
        }
        String said = name.or(() -> Disposition.fileName(request.getHeader(HttpHeaders.CONTENT_DISPOSITION)))
                .orElse("");
        return files.upload(caller, said, request.getInputStream(), request.getContentLengthLong());
    }

    /** The content, whole or the part that {@code Range} names. */
    @GET
    @Path("/files/{file}")
    @Produces(MediaType.WILDCARD)
    public Response download(@PathParam("file") String file, @Context HttpServletRequest request) throws SQLException {
        return downloads.answer(files.readable(Edge.caller(request), id(file)), request);
    }

    /** Deletes a file that no record refers to. */
    @DELETE
    @Path("/files/{file}")
    public Response delete(@PathParam("file") String file, @Context HttpServletRequest request) throws SQLException {
        files.delete(Edge.caller(request), id(file));
        return Response.noContent().build();
    }

    /** A link that gives the content for a minute to whoever has it. */
    @POST
    @Path("/files/{file}/link")
    @Produces(MediaType.APPLICATION_JSON)
    public LinkJson link(@PathParam("file") String file, @Context HttpServletRequest request) throws SQLException {
        Caller caller = Edge.caller(request);
        StoredFile readable = files.readable(caller, id(file));
        Account maker = accounts.get(caller.id());
        Instant end = clock.instant().plus(FileLinks.LIFE).truncatedTo(ChronoUnit.SECONDS);
        String link = links.seal(new FileLinks.Content(readable.id(), maker.id(), maker.epoch(), end.getEpochSecond()));
        return new LinkJson(API + "file-links/" + link, end.toString());
    }

    /** What a link opens, with the rights of its maker. Open to whoever has it. */
    @GET
    @Path("/file-links/{link}")
    @Produces(MediaType.WILDCARD)
    public Response follow(@PathParam("link") String link, @Context HttpServletRequest request) throws SQLException {
        FileLinks.Content content =
                links.open(link, clock.instant()).orElseThrow(() -> Problems.notFound("There is nothing here."));
        Caller maker = accounts.find(content.maker())
                .filter(account -> account.active() && account.epoch() == content.epoch())
                .map(account -> new Caller(account.id(), account.email(), account.roles()))
                .orElseThrow(() -> Problems.notFound("There is nothing here."));
        return downloads.answer(files.readable(maker, content.file()), request);
    }

    private static UUID id(String segment) {
        return Uuids.parse(segment).orElseThrow(() -> Problems.notFound("There is no such file."));
    }
}
