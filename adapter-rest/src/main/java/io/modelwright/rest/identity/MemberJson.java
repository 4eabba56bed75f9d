package io.modelwright.rest.identity;

import io.modelwright.core.identity.Member;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.WireValues;
import java.util.Locale;

/** Somebody in a workspace. */
final class MemberJson {

    private MemberJson() {}

    static Json of(Member member) {
        return Json.object()
                .put("account", member.account().toString())
                .put("email", member.email().value())
                .put("displayName", member.displayName())
                .put("role", member.role().name().toLowerCase(Locale.ROOT))
                .put("joinedAt", WireValues.instant(member.joinedAt()))
                .build();
    }
}
