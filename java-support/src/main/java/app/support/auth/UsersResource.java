package app.support.auth;

import app.support.http.Edge;
import app.support.model.RecordRights;
import app.support.problem.Problems;
import app.support.values.Uuids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts of all people, for administrators. An account is disabled, never deleted: records tell who wrote them. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
public final class UsersResource {

    private final Accounts accounts;

    public UsersResource(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A new account. */
    public record NewUser(
            @Nullable String email,
            @Nullable String password,
            @Nullable String displayName,
            @Nullable Set<String> roles) {}

    /** What changes of an account; what is absent stays. */
    public record UserChange(
            @Nullable String displayName,
            @Nullable Set<String> roles,
            @Nullable Boolean disabled) {}

    /** A password set by an administrator. */
    public record NewPassword(@Nullable String password) {}

    @GET
    public Map<String, List<AccountJson>> list(@Context HttpServletRequest request) {
        requireAdmin(request);
        return Map.of("items", accounts.list().stream().map(AccountJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Nullable NewUser sent, @Context HttpServletRequest request) {
        requireAdmin(request);
        NewUser user = sent == null ? new NewUser(null, null, null, null) : sent;
        Account account = accounts.create(
                text(user.email()), text(user.password()), text(user.displayName()), roles(user.roles()));
        return Response.status(Response.Status.CREATED)
                .header("Location", "/api/v1/users/" + account.id())
                .entity(AccountJson.of(account))
                .build();
    }

    @GET
    @Path("/{id}")
    public AccountJson get(@PathParam("id") String id, @Context HttpServletRequest request) {
        requireAdmin(request);
        return AccountJson.of(accounts.get(uuid(id)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public AccountJson change(
            @PathParam("id") String id, @Nullable UserChange sent, @Context HttpServletRequest request) {
        requireAdmin(request);
        Account before = accounts.get(uuid(id));
        UserChange change = sent == null ? new UserChange(null, null, null) : sent;
        Account after = accounts.change(
                before.id(),
                Optional.ofNullable(change.displayName()).orElse(before.displayName()),
                Optional.ofNullable(change.roles()).orElse(before.roles()),
                Optional.ofNullable(change.disabled()).orElse(before.disabled()));
        return AccountJson.of(after);
    }

    @PUT
    @Path("/{id}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    public void setPassword(
            @PathParam("id") String id, @Nullable NewPassword sent, @Context HttpServletRequest request) {
        requireAdmin(request);
        accounts.setPassword(uuid(id), text(sent == null ? null : sent.password()));
    }

    private static void requireAdmin(HttpServletRequest request) {
        if (!Edge.caller(request).roles().contains(RecordRights.ADMIN)) {
            throw Problems.forbidden();
        }
    }

    private static UUID uuid(String id) {
        return Uuids.parse(id).orElseThrow(() -> Problems.notFound("There is no such account."));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static Set<String> roles(@Nullable Set<String> given) {
        return given == null ? Set.of() : given;
    }
}
