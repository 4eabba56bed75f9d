package app.support.auth;

import app.support.problem.Problem;
import app.support.problem.ProblemException;
import app.support.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Signing in, staying in, signing out. */
@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
public final class AuthResource {

    private final Accounts accounts;
    private final SignInLimit limit;
    private final InstantSource clock;
    private final RefreshCookie cookie;
    private final OriginGuard guard;

    /** @param https whether browsers reach the application by https */
    public AuthResource(Accounts accounts, SignInLimit limit, InstantSource clock, boolean https) {
        this.accounts = accounts;
        this.limit = limit;
        this.clock = clock;
        this.cookie = new RefreshCookie(https);
        this.guard = new OriginGuard(https);
    }

    /** What one signs in with. */
    public record Credentials(
            @Nullable String email, @Nullable String password) {}

    /** @param expiresIn in seconds */
    public record AccessToken(String accessToken, String tokenType, long expiresIn) {}

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(@Nullable Credentials sent, @Context HttpServletRequest request) {
        guard.require(request);
        String email = sent == null || sent.email() == null ? "" : sent.email();
        String password = sent == null || sent.password() == null ? "" : sent.password();
        SignInLimit.Try counted = limit.require(request.getRemoteAddr(), email);
        Accounts.SignIn signIn = accounts.signIn(email, password);
        counted.succeeded();
        return signedIn(signIn);
    }

    /** Trades the refresh token of the cookie for a new one, and an access token. */
    @POST
    @Path("/refresh")
    public Response refresh(@Context HttpServletRequest request) {
        guard.require(request);
        String token = cookie.read(request)
                .orElseThrow(() -> Problems.unauthenticated("unauthenticated", "There is no session here. Sign in."));
        try {
            return signedIn(accounts.refresh(token));
        } catch (ProblemException refused) {
            Problem problem = refused.problem();
            throw problem.status() == 401
                    ? problem.withHeader(HttpHeaders.SET_COOKIE, cookie.clear()).exception()
                    : refused;
        }
    }

    @POST
    @Path("/logout")
    public Response signOut(@Context HttpServletRequest request) {
        guard.require(request);
        cookie.read(request).ifPresent(accounts::signOut);
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.clear())
                .build();
    }

    private Response signedIn(Accounts.SignIn signIn) {
        AccessToken token = new AccessToken(signIn.accessToken(), "Bearer", Tokens.ACCESS_LIFE.toSeconds());
        return Response.ok(token)
                .header(HttpHeaders.SET_COOKIE, cookie.set(signIn.refreshToken(), clock.instant(), signIn.expiresAt()))
                .build();
    }
}
