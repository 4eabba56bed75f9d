package app.support.auth;

import app.support.problem.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in, staying in, signing out. The refresh token is in a cookie and nowhere else. */
@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
public final class AuthResource {

    private static final String COOKIE = "refresh";
    private static final String COOKIE_PATH = "/api/v1/auth";

    private final Accounts accounts;
    private final SignInLimit limit;
    private final boolean secure;

    /** @param secure whether browsers reach the application by https */
    public AuthResource(Accounts accounts, SignInLimit limit, boolean secure) {
        this.accounts = accounts;
        this.limit = limit;
        this.secure = secure;
    }

    /** What one signs in with. */
    public record Credentials(
            @Nullable String email, @Nullable String password) {}

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(@Nullable Credentials sent) {
        String email = sent == null || sent.email() == null ? "" : sent.email();
        String password = sent == null || sent.password() == null ? "" : sent.password();
        limit.require(email);
        return signedIn(accounts.signIn(email, password));
    }

    @POST
    @Path("/refresh")
    public Response refresh(@CookieParam(COOKIE) @Nullable String refreshToken) {
        if (refreshToken == null) {
            throw Problems.unauthenticated("unauthenticated", "There is no session here. Sign in.");
        }
        return signedIn(accounts.refresh(refreshToken));
    }

    @POST
    @Path("/logout")
    public Response signOut(@CookieParam(COOKIE) @Nullable String refreshToken) {
        Optional.ofNullable(refreshToken).ifPresent(accounts::signOut);
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    private Response signedIn(Accounts.SignIn signIn) {
        Map<String, Object> body = Map.of(
                "accessToken", signIn.accessToken(),
                "tokenType", "Bearer",
                "expiresIn", Tokens.ACCESS_LIFE.toSeconds());
        int life = Math.toIntExact(Accounts.SESSION_LIFE.toSeconds());
        return Response.ok(body).cookie(cookie(signIn.refreshToken(), life)).build();
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(COOKIE_PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
