package io.modelwright.core.openapi;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sign-in, one's own account and the users of a generated application. Its roles are those of the design and {@code admin},
 * which may do everything and is the only one that knows other users.
 */
final class UserOperations {

    /** The role that may do everything; a role of the design that is called so adds nothing to it. */
    static final String ADMIN = "admin";

    private static final String SIGN_IN = "Sign-in";
    private static final String USERS = "Users";
    private static final JsonSchema EMAIL = JsonSchema.string(3, 254).with("format", "email");
    private static final JsonSchema PASSWORD =
            JsonSchema.string(12, 72).with("format", "password").described("At most 72 bytes in UTF-8.");
    private static final JsonSchema NAME = JsonSchema.string(1, 200);
    private static final Json.JsonObject CREDENTIALS = Json.object()
            .put("email", "ada@example.org")
            .put("password", "correct horses battery stapler")
            .build();

    private final JsonSchema roles;

    private UserOperations(JsonSchema roles) {
        this.roles = roles;
    }

    static UserOperations of(Design design) {
        List<String> names = Stream.concat(
                        Stream.of(ADMIN), design.roles().stream().map(Role::name))
                .distinct()
                .toList();
        return new UserOperations(JsonSchema.array(JsonSchema.words(names)).with("uniqueItems", Json.of(true)));
    }

    void addTo(OpenApiDocument document, String base) {
        document.schema(
                "AccessToken",
                JsonSchema.object()
                        .required("accessToken", JsonSchema.string())
                        .required("tokenType", JsonSchema.words(List.of("Bearer")))
                        .required("expiresIn", JsonSchema.natural().described("In seconds."))
                        .build());
        document.schema(
                "User",
                JsonSchema.object()
                        .required("id", JsonSchema.uuid())
                        .required("email", EMAIL)
                        .required("displayName", NAME)
                        .required("roles", roles)
                        .required("active", JsonSchema.bool().described("Whether they may sign in."))
                        .required("createdAt", JsonSchema.instant())
                        .build());
        document.tag(SIGN_IN, "Who you are");
        document.operation("POST", base + "/auth/login", SIGN_IN, signIn());
        document.operation("GET", base + "/me", SIGN_IN, me());
        document.operation("PUT", base + "/me/password", SIGN_IN, changePassword());
        document.tag(USERS, "Who may sign in; for the role admin");
        document.operation("GET", base + "/users", USERS, list());
        document.operation("POST", base + "/users", USERS, create());
        document.operation(
                "GET",
                base + "/users/{id}",
                USERS,
                item("getUser", "Read a user").answers(user()));
        document.operation("PATCH", base + "/users/{id}", USERS, change());
        document.operation(
                "DELETE",
                base + "/users/{id}",
                USERS,
                item("deleteUser", "Delete a user")
                        .described("Their id stays in the records that they made.")
                        .answers(Answer.empty(204, "They are gone."))
                        .problem(409));
    }

    private static Answer user() {
        return Answer.json(200, "The user.", JsonSchema.ref("User"));
    }

    private static Operation signIn() {
        JsonSchema body = JsonSchema.object()
                .required("email", JsonSchema.string(1, 254))
                .required("password", JsonSchema.string(1, 1_024).with("format", "password"))
                .build();
        return Operation.of("signIn", "Sign in")
                .open()
                .body(body, List.of(Answer.JSON), GeneratedDocument.example(copy(CREDENTIALS)))
                .answers(Answer.json(200, "A token for some minutes.", JsonSchema.ref("AccessToken")))
                .problem(401, "wrong-credentials")
                .problem(429);
    }

    private static Operation me() {
        return Operation.of("getMe", "Read your own account").answers(user());
    }

    private static Operation changePassword() {
        JsonSchema body = JsonSchema.object()
                .required("currentPassword", JsonSchema.string(1, 1_024).with("format", "password"))
                .required("newPassword", PASSWORD)
                .build();
        return Operation.of("changePassword", "Change your own password")
                .described("Tokens from before are of no use afterwards.")
                .body(
                        body,
                        List.of(Answer.JSON),
                        GeneratedDocument.example(Json.object()
                                .put("currentPassword", "correct horses battery stapler")
                                .put("newPassword", "another horse battery stapler")))
                .answers(Answer.empty(204, "It is changed."));
    }

    private static Operation list() {
        return Operation.of("listUsers", "List the users")
                .parameter(Components.limit())
                .parameter(Components.cursor())
                .answers(Answer.json(200, "The users.", Components.page(JsonSchema.ref("User"), false)));
    }

    private Operation create() {
        JsonSchema body = JsonSchema.object()
                .required("email", EMAIL)
                .required("password", PASSWORD)
                .required("displayName", NAME)
                .optional("roles", roles)
                .build();
        Json.ObjectBuilder example =
                copy(CREDENTIALS).put("displayName", "Ada").put("roles", Json.array(List.of(Json.of(ADMIN))));
        return Operation.of("createUser", "Create a user")
                .body(body, List.of(Answer.JSON), GeneratedDocument.example(example))
                .answers(Answer.json(201, "The user.", JsonSchema.ref("User")).with(Headers.LOCATION))
                .problem(409, "email-taken");
    }

    private Operation change() {
        JsonSchema body = JsonSchema.object()
                .optional("displayName", NAME)
                .optional("password", PASSWORD)
                .optional("roles", roles)
                .optional("active", JsonSchema.bool())
                .build();
        return item("updateUser", "Change a user")
                .described("What is not sent stays. Tokens of somebody who is not active are of no use.")
                .body(
                        body,
                        List.of(Answer.JSON, "application/merge-patch+json"),
                        GeneratedDocument.example(Json.object().put("active", false)))
                .answers(user())
                .problem(409);
    }

    private static Operation item(String id, String summary) {
        return Operation.of(id, summary)
                .parameter(Parameter.path("id", "The id of the user.", JsonSchema.uuid()))
                .problem(404);
    }

    private static Json.ObjectBuilder copy(Json.JsonObject object) {
        Json.ObjectBuilder copy = Json.object();
        object.members().forEach(copy::put);
        return copy;
    }
}
