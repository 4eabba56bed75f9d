package io.modelwright.rest.apps;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Uuids;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.apps.driving.AppTemplates;
import io.modelwright.ports.apps.driving.AppTemplates.Made;
import io.modelwright.ports.apps.driving.Apps;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.http.PageQuery;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** The apps that the caller can see. */
@Path("/apps")
@Produces(MediaType.APPLICATION_JSON)
public final class AppsResource {

    private final Apps apps;
    private final AppTemplates templates;

    public AppsResource(Apps apps, AppTemplates templates) {
        this.apps = apps;
        this.templates = templates;
    }

    @GET
    public Json list(@Auth Caller caller, @BeanParam PageQuery page) {
        return page.answer(
                (limit, cursor) -> apps.list(caller.principal(), limit, cursor),
                () -> apps.count(caller.principal()),
                AppJson::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Auth Caller caller, NewAppJson body) {
        Optional<WorkspaceId> workspace = body.workspace().map(AppsResource::workspace);
        boolean sample = body.sample().orElse(false);
        if (body.template().isEmpty()) {
            if (sample) {
                throw Problems.invalid(
                        "sample-without-template",
                        JsonPointer.ROOT.member("sample"),
                        "Records to begin with come with a template.");
            }
            return created(new Made(
                    Problems.valueOf(apps.create(caller.principal(), workspace, body.name(), body.slug())),
                    Optional.empty()));
        }
        return created(Problems.valueOf(templates.create(
                caller.principal(),
                workspace,
                body.name(),
                body.slug(),
                body.template().get(),
                sample)));
    }

    private static Response created(Made made) {
        return Response.created(URI.create(EdgePaths.API + "/apps/" + made.app().id()))
                .entity(AppJson.of(made))
                .build();
    }

    @GET
    @Path("/{app}")
    public Json show(@Auth Caller caller, @PathParam("app") String app) {
        return AppJson.of(Problems.valueOf(apps.find(caller.principal(), app)));
    }

    @PATCH
    @Path("/{app}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Json change(@Auth Caller caller, @PathParam("app") String app, AppChangeJson body) {
        return AppJson.of(Problems.valueOf(apps.rename(caller.principal(), app, body.name(), body.slug())));
    }

    @DELETE
    @Path("/{app}")
    public Response delete(@Auth Caller caller, @PathParam("app") String app) {
        Problems.valueOf(apps.delete(caller.principal(), app));
        return Response.noContent().build();
    }

    private static WorkspaceId workspace(String id) {
        return Uuids.parse(id)
                .map(WorkspaceId::new)
                .orElseThrow(() -> Problems.invalid(
                        "unknown-workspace", JsonPointer.ROOT.member("workspace"), "There is no such workspace."));
    }
}
