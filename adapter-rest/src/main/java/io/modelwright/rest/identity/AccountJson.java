package io.modelwright.rest.identity;

import io.modelwright.core.identity.Account;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.WireValues;

/** An account as who runs the installation sees it. */
final class AccountJson {

    private AccountJson() {}

    static Json of(Account account) {
        return Json.object()
                .put("id", account.id().toString())
                .put("email", account.email().value())
                .put("displayName", account.displayName())
                .put("platformAdministrator", account.platformAdministrator())
                .put("disabled", account.disabled())
                .put("createdAt", WireValues.instant(account.createdAt()))
                .build();
    }
}
