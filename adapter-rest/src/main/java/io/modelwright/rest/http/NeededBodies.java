package io.modelwright.rest.http;

import io.modelwright.core.shared.Json;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Arrays;

/**
 * Refuses requests that name no type of body where one is needed. Where there is neither a type nor a body, Jersey would ask no
 * reader and hand out null.
 */
public final class NeededBodies implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        boolean needed = Arrays.stream(resource.getResourceMethod().getParameters())
                .filter(parameter -> parameter.getAnnotations().length == 0)
                .anyMatch(parameter -> parameter.getType().isRecord() || parameter.getType() == Json.class);
        if (needed) {
            context.register(new Check());
        }
    }

    private static final class Check implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getMediaType() == null) {
                throw new NotSupportedException();
            }
        }
    }
}
