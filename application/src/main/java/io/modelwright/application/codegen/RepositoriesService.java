package io.modelwright.application.codegen;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.core.apps.App;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.CodegenEvents;
import io.modelwright.core.codegen.Branch;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driven.AppRepositories;
import io.modelwright.ports.codegen.driven.RepositoryFiles;
import io.modelwright.ports.codegen.driven.RepositoryFiles.Conflict;
import io.modelwright.ports.codegen.driven.RepositoryWire;
import io.modelwright.ports.codegen.driven.RepositoryWire.Service;
import io.modelwright.ports.codegen.driven.RepositoryWire.Session;
import io.modelwright.ports.codegen.driving.Repositories;
import io.modelwright.ports.failure.StoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people look into the repositories of apps, clone them and push to them. */
final class RepositoriesService implements Repositories {

    private static final Logger LOG = LoggerFactory.getLogger(RepositoriesService.class);

    private final AppRepositories repositories;
    private final RepositoryFiles files;
    private final RepositoryWire wire;
    private final AppAccess access;
    private final AuditTrail trail;
    private final GenerationSettings settings;
    private final InstantSource clock;

    RepositoriesService(GenerationsServices.Needs needs) {
        this.repositories = needs.repositories();
        this.files = needs.files();
        this.wire = needs.wire();
        this.access = needs.access();
        this.trail = needs.trail();
        this.settings = needs.settings();
        this.clock = needs.clock();
    }

    @Override
    public Outcome<Overview> overview(Principal principal, String app) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER).map(found -> {
            List<Branch> branches = repositories.branches(found.id());
            return new Overview(
                    branches,
                    repositories.size(found.id()),
                    settings.limits().repositoryMax(),
                    branches.stream().map(Branch::name).filter(Branch::isMerge).findFirst());
        });
    }

    @Override
    public Outcome<List<Conflict>> conflicts(Principal principal, String app, String branch) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .flatMap(found -> files.conflicts(found.id(), branch)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("merge"))));
    }

    @Override
    public Outcome<Conversation> open(Principal principal, String app, Service service, String protocol) {
        WorkspaceRole least = service == Service.PUSH ? WorkspaceRole.BUILDER : WorkspaceRole.VIEWER;
        return access.resolve(principal, app, least).flatMap(found -> {
            if (repositories.branches(found.id()).isEmpty()) {
                return Outcome.refused(new Refusal.NotFound(
                        "no-repository", "The app has no repository yet: its first generation makes it."));
            }
            Session session = new Session(found.id(), service, protocol);
            return Outcome.done(new Talk(principal, found, session));
        });
    }

    private final class Talk implements Conversation {
        private final Principal principal;
        private final App app;
        private final Session session;

        private Talk(Principal principal, App app, Session session) {
            this.principal = principal;
            this.app = app;
            this.session = session;
        }

        @Override
        public void advertise(OutputStream out) throws IOException {
            if (!wire.advertise(session, settings.limits(), out)) {
                throw new IOException("the repository of " + app.id() + " was deleted");
            }
        }

        @Override
        public void answer(InputStream in, OutputStream out) throws IOException {
            if (wire.exchange(session, settings.limits(), in, out)) {
                pushed();
            }
        }

        /** What was pushed is there; what follows from it is made good by the next generation where it fails now. */
        private void pushed() {
            trail.note(Actor.of(principal), CodegenEvents.pushed(app));
            try {
                repositories.merge(app.id(), clock.instant());
            } catch (StoreUnavailable fault) {
                LOG.warn("after a push to {} the merges could not be looked at", app.id(), fault);
            }
        }
    }
}
