package io.modelwright.core.audit;

import io.modelwright.core.apps.App;
import io.modelwright.core.deploy.Build;

/** What happens to the images of apps. */
public final class BuildEvents {

    private BuildEvents() {}

    public static AuditEvent requested(App app, Build build) {
        return AuditEvent.ofApp(AuditAction.BUILD_REQUESTED, app.workspace(), app.id(), "build", build.id())
                .to(Details.of("target", build.target().name()).and("version", Integer.toString(build.version())));
    }
}
