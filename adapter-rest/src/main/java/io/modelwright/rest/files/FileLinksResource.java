package io.modelwright.rest.files;

import io.modelwright.ports.files.driving.Files;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Downloads without a header, for a moment: what an img or a download of a page can use. Open to whoever has the link. */
@Path("/file-links/{link}")
@Produces(MediaType.WILDCARD)
public final class FileLinksResource {

    private final Files files;

    public FileLinksResource(Files files) {
        this.files = files;
    }

    static String path(String token) {
        return EdgePaths.API + "/file-links/" + token;
    }

    @GET
    public Response download(@PathParam("link") String link, @Context HttpServletRequest request) {
        return Downloads.answer(Problems.valueOf(files.follow(link)), request);
    }
}
