package io.modelwright.rest.apps;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.apps.driving.AppMembers.MemberView;
import io.modelwright.rest.json.WireValues;

/** Somebody with roles in an app. */
final class AppMemberJson {

    private AppMemberJson() {}

    static Json of(MemberView member) {
        return Json.object()
                .put("account", member.account().toString())
                .put("email", member.email())
                .put("displayName", member.displayName())
                .put("roles", Json.array(member.roles().stream().map(Json::of).toList()))
                .put("since", WireValues.instant(member.since()))
                .build();
    }
}
