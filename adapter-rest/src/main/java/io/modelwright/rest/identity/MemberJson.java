package io.modelwright.rest.identity;

import io.modelwright.core.identity.Member;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.WireValues;

/** Somebody in a workspace. */
final class MemberJson {

    private MemberJson() {}

    static Json of(Member member) {
        return Json.object()
                .put("account", member.account().toString())
                .put("email", member.email().value())
                .put("displayName", member.displayName())
                .put("role", RoleNames.of(member.role()))
                .put("joinedAt", WireValues.instant(member.joinedAt()))
                .build();
    }
}
