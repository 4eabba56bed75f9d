package io.modelwright.rest;

import io.modelwright.core.records.Fence;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.records.driven.Fences;
import java.util.Optional;

/** The fences where no app was ever published: nothing to load, and nobody to tell. */
final class UnpublishedFences implements Fences {

    @Override
    public Optional<Fence> load(AppId app) {
        return Optional.empty();
    }

    @Override
    public void bumpRights(AppId app) {
        // no node remembers what the slug of an unpublished app means
    }

    @Override
    public long callerEpoch(AccountId account) {
        return 0;
    }

    @Override
    public void bumpCaller(AccountId account) {
        throw new AssertionError("nothing here changes accounts behind the services");
    }
}
