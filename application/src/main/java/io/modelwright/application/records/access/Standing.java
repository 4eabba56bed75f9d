package io.modelwright.application.records.access;

import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.Fence;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.RequestContext;
import java.time.Instant;

/**
 * What somebody is to the records of an app, as of its fence and of their epoch.
 *
 * @param principal the caller; after a stale fence, as they are now
 */
public record Standing(App app, Fence fence, RecordRights rights, Principal principal) {

    /** The live version. */
    public CompiledApp live() {
        return rights.app();
    }

    /** What the statements of a request at that time know of it. */
    public RequestContext context(Instant now) {
        return RequestContext.of(principal, now, live());
    }
}
