package io.modelwright.testkit.apps;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;

import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.modeling.driven.DraftRepository.StoredDraft;
import io.modelwright.testkit.identity.IdentityFixtures;
import java.util.Map;
import java.util.UUID;

/** Apps and the people around them for tests. */
public final class AppFixtures {

    private AppFixtures() {}

    /** An app that is not kept anywhere. */
    public static App anApp(WorkspaceId workspace, String slug) {
        UUID id = IdentityFixtures.nextId();
        String schema = "app_" + id.toString().replace("-", "");
        return new App(new AppId(id), workspace, slug, "App “" + slug + "” ✓", "default", schema, NOW);
    }

    /** The empty draft that an app begins with. */
    public static StoredDraft firstDraft(App app, AccountId by) {
        return new StoredDraft(app.id(), 1, Design.EMPTY, NOW, by);
    }

    /** A workspace of that account, kept. */
    public static WorkspaceId aWorkspaceOf(AppStores stores, AccountId owner) {
        Workspace workspace = IdentityFixtures.aWorkspace();
        stores.identity().workspaces().add(workspace, owner);
        return workspace.id();
    }

    /** An app with an empty draft, kept. */
    public static App aKeptApp(AppStores stores, WorkspaceId workspace, String slug, AccountId by) {
        App app = anApp(workspace, slug);
        stores.apps().create(app, firstDraft(app, by));
        return app;
    }

    /** That account as it acts where it has that role in that workspace alone. */
    public static Principal principal(Account account, WorkspaceId workspace, WorkspaceRole role) {
        return Principal.of(
                account.id(),
                account.email().value(),
                account.displayName(),
                account.platformAdministrator(),
                Map.of(workspace, role));
    }

    /** That account as it acts without any workspace. */
    public static Principal outsider(Account account) {
        return Principal.of(account.id(), account.email().value(), account.displayName(), false, Map.of());
    }
}
