package io.modelwright.application.openapi;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.openapi.driving.AppDescriptions;

/** Makes the services that describe interfaces. */
public final class OpenApiServices {

    private OpenApiServices() {}

    public static AppDescriptions descriptions(AppAccess access, VersionRepository versions) {
        return new AppDescriptionsService(access, versions);
    }
}
