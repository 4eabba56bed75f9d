package io.modelwright.testkit.apps;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.apps.driven.AppMemberRepository;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import io.modelwright.testkit.identity.IdentityStores;

/** The stores of apps with what they stand on, over one store. */
public interface AppStores {

    IdentityStores identity();

    AppRepository apps();

    AppMemberRepository members();

    UnsettledChanges<AppId> memberChanges();

    DraftRepository drafts();
}
