package io.modelwright.application.apps;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;

import io.modelwright.application.audit.Trails;
import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.plan.Migration;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.records.Fence;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.modeling.driven.SchemaMigrator;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.ports.records.driven.Fences;
import io.modelwright.testkit.apps.AppFixtures;
import io.modelwright.testkit.apps.InMemoryApps;
import io.modelwright.testkit.audit.InMemoryAuditLog;
import io.modelwright.testkit.codegen.InMemoryRepositories;
import io.modelwright.testkit.identity.IdentityFixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The apps services over stores in memory, with some people around one workspace. */
public final class AppsWorld {

    /** What was asked of the data databases, in order: {@code remove <app>}, {@code bump <app>}. */
    public final List<String> asked = new ArrayList<>();

    /** Whether a publish is running. */
    public boolean publishing;

    /** Whether the data databases are away. */
    public boolean away;

    public final InMemoryAuditLog auditLog = new InMemoryAuditLog();
    public final InMemoryApps stores = new InMemoryApps();
    public final InMemoryRepositories repositories = new InMemoryRepositories();
    public final AppsServices services = AppsServices.of(new AppsServices.Needs(
            stores.apps(),
            stores.members(),
            stores.memberChanges(),
            stores.identity().accounts(),
            stores.drafts(),
            new AskedMigrator(),
            new AskedFences(),
            repositories,
            IdentityFixtures::nextId,
            () -> NOW,
            Trails.into(auditLog, stores)));
    public final Account ada = account("ada");
    public final Account grace = account("grace");
    public final WorkspaceId workspace = AppFixtures.aWorkspaceOf(stores, ada.id());

    public Account account(String name) {
        return IdentityFixtures.anAccount(stores.identity().accounts(), name + "@example.org");
    }

    /** Ada, in that role in the workspace. */
    public Principal as(WorkspaceRole role) {
        return AppFixtures.principal(ada, workspace, role);
    }

    public Principal outsider() {
        return AppFixtures.outsider(grace);
    }

    public App anApp(String slug) {
        return AppFixtures.aKeptApp(stores, workspace, slug, ada.id());
    }

    private final class AskedFences implements Fences {
        @Override
        public Optional<Fence> load(AppId app) {
            return Optional.empty();
        }

        @Override
        public void bumpRights(AppId app) {
            if (away) {
                throw new StoreUnavailable("away", null);
            }
            asked.add("bump " + app);
        }

        @Override
        public long callerEpoch(AccountId account) {
            return 0;
        }

        @Override
        public void bumpCaller(AccountId account) {
            throw new AssertionError("nothing here changes accounts");
        }
    }

    private final class AskedMigrator implements SchemaMigrator {
        @Override
        public Optional<Survey> survey(App app, Plan plan) {
            return Optional.of(new Survey(Map.of(), Set.of()));
        }

        @Override
        public Ended publish(App app, Migration migration, StoredVersion version) {
            return new Ended.Switched(version);
        }

        @Override
        public boolean abandon(App app) {
            return true;
        }

        @Override
        public boolean remove(App app) {
            asked.add("remove " + app.id());
            return !publishing;
        }
    }
}
