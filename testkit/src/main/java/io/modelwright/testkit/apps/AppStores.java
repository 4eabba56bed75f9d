package io.modelwright.testkit.apps;

import io.modelwright.ports.apps.driven.AppMemberRepository;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.testkit.identity.IdentityStores;

/** The stores of apps with what they stand on, over one store. */
public interface AppStores {

    IdentityStores identity();

    AppRepository apps();

    AppMemberRepository members();

    DraftRepository drafts();
}
