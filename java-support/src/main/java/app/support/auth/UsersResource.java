package app.support.auth;

import app.support.http.Edge;
import app.support.model.RecordRights;
import app.support.problem.Problems;
import app.support.values.Uuids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The accounts of all people, for administrators. */
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
            @Nullable Set<@Nullable String> roles) {}

    /** What changes of an account; what is absent stays. */
    public record UserChange(
            @Nullable String displayName,
            @Nullable String password,
            @Nullable Set<@Nullable String> roles,
            @Nullable Boolean active) {}

    /** A page of accounts. */
    public record UserPage(
            List<AccountJson> items, @Nullable String nextCursor) {}

    @GET
    public UserPage list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServletRequest request) {
        requireAdmin(request);
        UserPaging page = UserPaging.of(limit, cursor);
        List<Account> found = accounts.list(page.after(), page.limit() + 1);
        boolean more = found.size() > page.limit();
        List<Account> shown = more ? found.subList(0, page.limit()) : found;
        return new UserPage(
                shown.stream().map(AccountJson::of).toList(),
                more ? UserPaging.cursor(shown.getLast().id()) : null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Nullable NewUser sent, @Context HttpServletRequest request) {
        requireAdmin(request);
        NewUser user = sent == null ? new NewUser(null, null, null, null) : sent;
        Account account = accounts.create(
                text(user.email()),
                text(user.password()),
                text(user.displayName()),
                user.roles() == null ? Set.of() : roles(user.roles()));
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
        UserChange change = sent == null ? new UserChange(null, null, null, null) : sent;
        return AccountJson.of(accounts.change(
                uuid(id),
                new AccountChange(
                        Optional.ofNullable(change.displayName()),
                        Optional.ofNullable(change.roles()).map(UsersResource::roles),
                        Optional.ofNullable(change.active()),
                        Optional.ofNullable(change.password()))));
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id, @Context HttpServletRequest request) {
        requireAdmin(request);
        accounts.delete(uuid(id));
    }

    private static void requireAdmin(HttpServletRequest request) {
        if (!Edge.caller(request).roles().contains(RecordRights.ADMIN)) {
            throw Problems.forbidden();
        }
    }

    private static UUID uuid(String id) {
        return Uuids.parse(id).orElseThrow(() -> Problems.notFound("There is no such account."));
    }

    /** What is sent as roles may hold {@code null}, which is none. */
    private static Set<String> roles(Set<@Nullable String> sent) {
        return sent.stream().map(UsersResource::text).collect(Collectors.toSet());
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
