package io.modelwright.rest.identity;

import io.modelwright.core.identity.Device;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.identity.driving.Accounts;
import io.modelwright.ports.identity.driving.Accounts.Profile;
import io.modelwright.ports.identity.driving.Accounts.SignIn;
import io.modelwright.ports.limits.driven.RateLimiter;
import io.modelwright.rest.edge.RateLimits;
import io.modelwright.rest.edge.RestSettings;
import io.modelwright.rest.edge.SecurityLog;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Making an account, signing in, staying in, signing out. The refresh token is in the cookie and nowhere else. */
@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
public final class AuthResource {

    private final Accounts accounts;
    private final RateLimiter limiter;
    private final RestSettings settings;
    private final InstantSource clock;
    private final RefreshCookie cookie;
    private final OriginGuard guard;

    public AuthResource(Accounts accounts, RateLimiter limiter, RestSettings settings, InstantSource clock) {
        this.accounts = accounts;
        this.limiter = limiter;
        this.settings = settings;
        this.clock = clock;
        this.cookie = new RefreshCookie(settings.isSecure());
        this.guard = new OriginGuard(settings.publicOrigin());
    }

    @POST
    @Path("/register")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(
            RegistrationJson body, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        requireQuiet(request, response);
        return created(body.invitation()
                .map(token -> accounts.registerInvited(token, body.email(), body.password(), body.displayName()))
                .orElseGet(() -> accounts.register(body.email(), body.password(), body.displayName())));
    }

    @POST
    @Path("/setup")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response setUp(SetupJson body, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        requireQuiet(request, response);
        return created(accounts.setUp(body.token(), body.email(), body.password(), body.displayName()));
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(
            SignInJson body, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        requireQuiet(request, response);
        SecurityLog.about(request, body.email());
        // By account and address: a stranger elsewhere who tries passwords locks nobody out of their own account.
        String pair = body.email().strip().toLowerCase(Locale.ROOT) + " " + request.getRemoteAddr();
        RateLimits.require(limiter, settings.limits().signIn(), pair, response);
        Device device = new Device(
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse(""), request.getRemoteAddr());
        return signedIn(Problems.valueOf(accounts.signIn(body.email(), body.password(), device)));
    }

    /** Sets a new password by the token of an administrator's link. */
    @POST
    @Path("/password/reset")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response resetPassword(
            PasswordResetJson body, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        requireQuiet(request, response);
        Problems.valueOf(accounts.resetPassword(body.token(), body.password()));
        return Response.noContent().build();
    }

    @POST
    @Path("/refresh")
    public Response refresh(@Context HttpServletRequest request) {
        guard.require(request);
        String token = cookie.read(request)
                .orElseThrow(() ->
                        new ProblemException(Problem.of(401, "unauthenticated", "There is no session here. Sign in.")
                                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")));
        return switch (accounts.refresh(token)) {
            case Outcome.Done<SignIn>(SignIn signIn) -> signedIn(signIn);
            case Outcome.Refused<SignIn>(Refusal refusal) ->
                throw new ProblemException(Problems.of(refusal).withHeader(HttpHeaders.SET_COOKIE, cookie.clear()));
        };
    }

    @POST
    @Path("/logout")
    public Response signOut(@Context HttpServletRequest request) {
        guard.require(request);
        cookie.read(request).ifPresent(accounts::signOut);
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.clear())
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }

    private void requireQuiet(HttpServletRequest request, HttpServletResponse response) {
        guard.require(request);
        RateLimits.require(limiter, settings.limits().signInAddress(), request.getRemoteAddr(), response);
    }

    private static Response created(Outcome<Profile> outcome) {
        Json profile = ProfileJson.of(Problems.valueOf(outcome));
        return Response.status(Response.Status.CREATED).entity(profile).build();
    }

    private Response signedIn(SignIn signIn) {
        return Response.ok(AccessTokenJson.of(signIn))
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie.set(signIn.refreshToken(), clock.instant(), signIn.refreshExpiresAt()))
                .build();
    }
}
