package io.modelwright.application.records.access;

import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;

/** The access of another one, with files. */
record AccessWithFiles(RecordAccess access, RecordFiles files) implements RecordAccess {

    @Override
    public Outcome<Standing> standing(Principal principal, String app) {
        return access.standing(principal, app);
    }

    @Override
    public Outcome<Standing> freshStanding(Principal principal, String app) {
        return access.freshStanding(principal, app);
    }

    @Override
    public boolean isMember(App app, AccountId person) {
        return access.isMember(app, person);
    }

    @Override
    public boolean isCurrent(Standing standing) {
        return access.isCurrent(standing);
    }
}
