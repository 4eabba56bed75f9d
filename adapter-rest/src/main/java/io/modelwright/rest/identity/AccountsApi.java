package io.modelwright.rest.identity;

import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.ports.identity.driving.ApiKeys;
import io.modelwright.rest.description.Body;
import io.modelwright.rest.description.Section;
import java.util.List;

/** What the document says of signing in, sessions and accounts. */
public final class AccountsApi {

    private static final JsonSchema PROFILE = JsonSchema.ref("Profile");
    private static final JsonSchema TOKEN = JsonSchema.ref("AccessToken");
    private static final JsonSchema ACCOUNT = JsonSchema.ref("Account");
    private static final String SAMPLE_PASSWORD = "correct horses battery stapler";

    private AccountsApi() {}

    public static List<Section> sections() {
        return List.of(signingIn(), sessions(), apiKeys(), me(), accounts());
    }

    private static Section signingIn() {
        return Section.of("Authentication", "Making an account, signing in, staying in, signing out")
                .schema("Profile", IdentitySchemas.profile())
                .schema("AccessToken", IdentitySchemas.accessToken())
                .method(
                        AuthResource.class,
                        "register",
                        Operation.of("register", "Make an account")
                                .described("With the token of an invitation, or without where everybody may register.")
                                .open()
                                .answers(Answer.json(201, "The account.", PROFILE))
                                .problem(403, "cross-site", "registration-closed")
                                .problem(404)
                                .problem(409, "email-taken"),
                        Body.example(credentials().put("displayName", "Ada"))
                                .member("email", IdentitySchemas.EMAIL)
                                .member("password", IdentitySchemas.PASSWORD)
                                .member("displayName", IdentitySchemas.NAME)
                                .member("invitation", JsonSchema.string(1, 200)))
                .method(
                        AuthResource.class,
                        "setUp",
                        Operation.of("setUp", "Make the first account of an installation")
                                .described("With the one-time token that the log of the server shows.")
                                .open()
                                .answers(Answer.json(201, "The account, which administers the platform.", PROFILE))
                                .problem(401)
                                .problem(404)
                                .problem(403)
                                .problem(409),
                        Body.example(credentials().put("displayName", "Ada").put("token", "from-the-log"))
                                .member("token", JsonSchema.string(1, 200))
                                .member("email", IdentitySchemas.EMAIL)
                                .member("password", IdentitySchemas.PASSWORD)
                                .member("displayName", IdentitySchemas.NAME))
                .method(
                        AuthResource.class,
                        "signIn",
                        Operation.of("signIn", "Sign in")
                                .described("The refresh token goes by a cookie that only these routes get.")
                                .open()
                                .answers(Answer.json(200, "An access token for some minutes.", TOKEN))
                                .problem(401, "wrong-credentials")
                                .problem(409, "password-changed")
                                .problem(403, "cross-site", "account-disabled"),
                        Body.example(credentials())
                                .member("email", JsonSchema.string(1, 254))
                                .member("password", JsonSchema.string(1, 1_024).with("format", "password")))
                .method(
                        AuthResource.class,
                        "resetPassword",
                        Operation.of("resetPassword", "Set a new password")
                                .described(
                                        "By the token that a platform administrator gave you. It works once; all your"
                                                + " sessions and API keys end.")
                                .open()
                                .answers(Answer.empty(204, "It is changed."))
                                .problem(403, "cross-site")
                                .problem(404, "reset-not-valid"),
                        Body.example(Json.object()
                                        .put("token", "from-the-administrator")
                                        .put("password", SAMPLE_PASSWORD))
                                .member("token", JsonSchema.string(1, 200))
                                .member("password", IdentitySchemas.PASSWORD))
                .method(
                        AuthResource.class,
                        "refresh",
                        Operation.of("refresh", "Get the next access token by the cookie")
                                .open()
                                .answers(Answer.json(200, "An access token for some minutes.", TOKEN))
                                .problem(401)
                                .problem(403, "cross-site", "account-disabled"))
                .method(
                        AuthResource.class,
                        "signOut",
                        Operation.of("signOut", "Sign out")
                                .open()
                                .answers(Answer.empty(204, "The session has ended and the cookie is gone."))
                                .problem(403, "cross-site"));
    }

    private static Json.ObjectBuilder credentials() {
        return Json.object().put("email", "ada@example.org").put("password", SAMPLE_PASSWORD);
    }

    private static Section sessions() {
        return Section.of("Sessions", "Where you are signed in")
                .schema("Session", IdentitySchemas.session())
                .method(
                        SessionsResource.class,
                        "list",
                        Operation.of("listSessions", "List your sessions")
                                .answers(Answer.json(
                                        200, "The sessions.", Components.page(JsonSchema.ref("Session"), true))))
                .method(
                        SessionsResource.class,
                        "endOthers",
                        Operation.of("endOtherSessions", "End all of your sessions but this one")
                                .answers(Answer.empty(204, "They have ended.")))
                .method(
                        SessionsResource.class,
                        "end",
                        Operation.of("endSession", "End a session of yours")
                                .answers(Answer.empty(204, "It has ended.")));
    }

    private static Section apiKeys() {
        return Section.of("API keys", "What lets programs act in your name; managed by people who have signed in")
                .schema("ApiKey", IdentitySchemas.apiKey())
                .schema("IssuedApiKey", IdentitySchemas.newApiKey())
                .method(
                        ApiKeysResource.class,
                        "list",
                        Operation.of("listApiKeys", "List your API keys")
                                .answers(
                                        Answer.json(200, "The keys.", Components.page(JsonSchema.ref("ApiKey"), true))))
                .method(
                        ApiKeysResource.class,
                        "create",
                        Operation.of("createApiKey", "Make an API key")
                                .described(
                                        "The key itself is in this answer alone. It may do what you may, within its scopes.")
                                .answers(Answer.json(201, "The key.", JsonSchema.ref("IssuedApiKey")))
                                .problem(409, "too-many-keys"),
                        Body.example(Json.object()
                                        .put("name", "Nightly export")
                                        .put("scopes", Json.array(List.of(Json.of("records:read"))))
                                        .put("expiresInDays", 30))
                                .member("name", IdentitySchemas.NAME)
                                .member("scopes", JsonSchema.array(IdentitySchemas.SCOPE))
                                .member("expiresInDays", JsonSchema.integer(1, ApiKeys.DAYS_MAX)))
                .method(
                        ApiKeysResource.class,
                        "revoke",
                        Operation.of("revokeApiKey", "Revoke an API key")
                                .described("It is over at the next request.")
                                .answers(Answer.empty(204, "It is revoked.")));
    }

    private static Section me() {
        return Section.of("Me", "Your own account")
                .method(
                        MeResource.class,
                        "show",
                        Operation.of("getMe", "Read your account").answers(Answer.json(200, "The account.", PROFILE)))
                .method(
                        MeResource.class,
                        "change",
                        Operation.of("updateMe", "Change your account")
                                .answers(Answer.json(200, "The account as it is now.", PROFILE)),
                        Body.example(Json.object().put("displayName", "Ada L."))
                                .member("displayName", IdentitySchemas.NAME))
                .method(
                        MeResource.class,
                        "changePassword",
                        Operation.of("changePassword", "Change your password")
                                .described("Your other sessions end.")
                                .answers(Answer.empty(204, "It is changed."))
                                .problem(409, "password-changed"),
                        Body.example(Json.object()
                                        .put("currentPassword", SAMPLE_PASSWORD)
                                        .put("newPassword", "five other words in a row"))
                                .member("currentPassword", JsonSchema.string(1, 1_024))
                                .member("newPassword", IdentitySchemas.PASSWORD));
    }

    private static Section accounts() {
        return Section.of("Accounts", "All accounts of the installation, for platform administrators")
                .schema("Account", IdentitySchemas.account())
                .schema("IssuedPasswordReset", IdentitySchemas.passwordReset())
                .method(
                        AccountsResource.class,
                        "list",
                        Operation.of("listAccounts", "List the accounts")
                                .answers(Answer.json(200, "The accounts.", Components.page(ACCOUNT, true))))
                .method(
                        AccountsResource.class,
                        "show",
                        Operation.of("getAccount", "Read an account")
                                .answers(Answer.json(200, "The account.", ACCOUNT)))
                .method(
                        AccountsResource.class,
                        "change",
                        Operation.of("updateAccount", "Disable an account, or enable it again")
                                .answers(Answer.json(200, "The account as it is now.", ACCOUNT))
                                .problem(409, "own-account"),
                        Body.example(Json.object().put("disabled", true)))
                .method(
                        AccountsResource.class,
                        "issuePasswordReset",
                        Operation.of("issuePasswordReset", "Let somebody set a new password")
                                .described(
                                        "The token is in this answer alone and takes the place of the one before. Pass it"
                                                + " on: only its receiver chooses the password.")
                                .answers(Answer.json(201, "The token.", JsonSchema.ref("IssuedPasswordReset")))
                                .problem(409, "own-account"))
                .method(
                        AccountsResource.class,
                        "endSessions",
                        Operation.of("endSessionsOfAccount", "End all sessions of an account")
                                .answers(Answer.empty(204, "They have ended.")));
    }
}
