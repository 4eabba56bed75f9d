package app.support.auth;

import app.support.http.Edge;
import app.support.records.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What people see and change of their own account. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {

    private final Accounts accounts;
    private final SignInLimit limit;

    public MeResource(Accounts accounts, SignInLimit limit) {
        this.accounts = accounts;
        this.limit = limit;
    }

    /** The old password and the new one. */
    public record PasswordChange(
            @Nullable String currentPassword, @Nullable String newPassword) {}

    @GET
    public AccountJson get(@Context HttpServletRequest request) {
        return AccountJson.of(accounts.get(Edge.caller(request).id()));
    }

    @PUT
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    public void changePassword(@Nullable PasswordChange sent, @Context HttpServletRequest request) {
        Caller caller = Edge.caller(request);
        String current = sent == null || sent.currentPassword() == null ? "" : sent.currentPassword();
        String next = sent == null || sent.newPassword() == null ? "" : sent.newPassword();
        SignInLimit.Try counted = limit.require(request.getRemoteAddr(), caller.email());
        accounts.changePassword(caller.id(), Edge.token(request), current, next);
        counted.succeeded();
    }
}
