package app.support.auth;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Signing in. */
@Path("/auth/login")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class AuthResource {

    private final Accounts accounts;
    private final SignInLimit limit;

    public AuthResource(Accounts accounts, SignInLimit limit) {
        this.accounts = accounts;
        this.limit = limit;
    }

    /** What one signs in with. */
    public record Credentials(
            @Nullable String email, @Nullable String password) {}

    /** @param expiresIn in seconds */
    public record AccessToken(String accessToken, String tokenType, long expiresIn) {}

    @POST
    public AccessToken signIn(@Nullable Credentials sent) {
        String email = sent == null || sent.email() == null ? "" : sent.email();
        String password = sent == null || sent.password() == null ? "" : sent.password();
        limit.require(email);
        return new AccessToken(accounts.signIn(email, password), "Bearer", Tokens.ACCESS_LIFE.toSeconds());
    }
}
