package io.modelwright.rest.identity;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.Accounts.SignIn;

/** What a sign-in gives its client; the refresh token goes by cookie alone. */
final class AccessTokenJson {

    private AccessTokenJson() {}

    static Json of(SignIn signIn) {
        return Json.object()
                .put("accessToken", signIn.accessToken())
                .put("tokenType", "Bearer")
                .put("expiresIn", signIn.expiresIn().toSeconds())
                .build();
    }
}
