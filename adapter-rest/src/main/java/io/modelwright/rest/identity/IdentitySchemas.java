package io.modelwright.rest.identity;

import io.modelwright.core.identity.Scope;
import io.modelwright.core.shared.JsonSchema;
import java.util.Arrays;
import java.util.List;

/** The schemas of people, sessions and workspaces. Stateless. */
final class IdentitySchemas {

    static final JsonSchema EMAIL = JsonSchema.string(3, 254).with("format", "email");
    static final JsonSchema PASSWORD = JsonSchema.string(15, 1_024).with("format", "password");
    static final JsonSchema NAME = JsonSchema.string(1, 120);
    static final JsonSchema ROLE = JsonSchema.words(List.of("owner", "admin", "builder", "operator", "viewer"));

    static final JsonSchema SCOPE =
            JsonSchema.words(Arrays.stream(Scope.values()).map(Scope::text).toList());

    private IdentitySchemas() {}

    static JsonSchema profile() {
        return person().build();
    }

    static JsonSchema account() {
        return person().required("disabled", JsonSchema.bool()).build();
    }

    /** What lets somebody set a new password, shown once. */
    static JsonSchema passwordReset() {
        return JsonSchema.object()
                .required("token", JsonSchema.string().described("Shown this once: what the person needs."))
                .required("expiresAt", JsonSchema.instant())
                .build();
    }

    private static JsonSchema.Members person() {
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("email", email())
                .required("displayName", JsonSchema.string())
                .required("platformAdministrator", JsonSchema.bool())
                .required("createdAt", JsonSchema.instant());
    }

    private static JsonSchema email() {
        return JsonSchema.string().with("format", "email");
    }

    static JsonSchema accessToken() {
        return JsonSchema.object()
                .required("accessToken", JsonSchema.string().described("A JWT, to be sent as bearer token."))
                .required("tokenType", JsonSchema.words(List.of("Bearer")))
                .required("expiresIn", JsonSchema.natural().described("In seconds."))
                .build();
    }

    static JsonSchema session() {
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("current", JsonSchema.bool().described("Whether it is the one of this request."))
                .required("agent", JsonSchema.string().described("What the browser or program called itself."))
                .required("address", JsonSchema.string())
                .required("createdAt", JsonSchema.instant())
                .required("refreshedAt", JsonSchema.instant())
                .required("expiresAt", JsonSchema.instant())
                .build();
    }

    static JsonSchema apiKey() {
        return apiKeyMembers().build();
    }

    /** A key with its secret, which is shown once. */
    static JsonSchema newApiKey() {
        return apiKeyMembers()
                .required("key", JsonSchema.string().described("To be sent as bearer token; shown here alone."))
                .build();
    }

    private static JsonSchema.Members apiKeyMembers() {
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("name", JsonSchema.string())
                .required("start", JsonSchema.string().described("The first characters, to tell keys apart."))
                .required("scopes", JsonSchema.array(SCOPE))
                .required("createdAt", JsonSchema.instant())
                .required("expiresAt", JsonSchema.instant())
                .required(
                        "usedAt", JsonSchema.instant().nullable().described("When it was last used, to some minutes."));
    }

    static JsonSchema workspace() {
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("name", JsonSchema.string())
                .required("role", ROLE.described("What you are in it."))
                .required("createdAt", JsonSchema.instant())
                .build();
    }

    static JsonSchema member() {
        return JsonSchema.object()
                .required("account", JsonSchema.uuid())
                .required("email", email())
                .required("displayName", JsonSchema.string())
                .required("role", ROLE)
                .required("joinedAt", JsonSchema.instant())
                .build();
    }

    static JsonSchema invitation() {
        return invitationMembers().build();
    }

    /** An invitation with its token, which is shown once. */
    static JsonSchema issued() {
        return invitationMembers()
                .required("token", JsonSchema.string().described("Shown this once: what the invited person needs."))
                .build();
    }

    private static JsonSchema.Members invitationMembers() {
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("workspace", JsonSchema.uuid())
                .required("role", ROLE)
                .required("email", email().nullable())
                .required("invitedBy", JsonSchema.uuid())
                .required("createdAt", JsonSchema.instant())
                .required("expiresAt", JsonSchema.instant());
    }
}
