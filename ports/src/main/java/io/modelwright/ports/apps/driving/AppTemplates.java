package io.modelwright.ports.apps.driving;

import io.modelwright.core.apps.App;
import io.modelwright.core.apps.AppTemplate;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Designs to begin an app with, the same for everybody who is signed in. */
public interface AppTemplates {

    /** @param job fills the app; absent: it has a draft alone */
    record Made(App app, Optional<UUID> job) {}

    /** In the order in which they are to be offered. */
    List<AppTemplate> list(Principal principal);

    /**
     * Creates an app whose draft is the template's design, under ids of its own. Needs builder.
     *
     * @param sample whether a job is to publish that design as version 1 and to fill it with records
     * @return refused as {@link Apps#create} is, and with 422 {@code unknown-template}
     */
    Outcome<Made> create(
            Principal principal,
            Optional<WorkspaceId> workspace,
            String name,
            Optional<String> slug,
            String template,
            boolean sample);
}
