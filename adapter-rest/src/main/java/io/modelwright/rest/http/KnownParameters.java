package io.modelwright.rest.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses the query parameters that a resource's method does not name, so that no typing error passes for an answer. */
public final class KnownParameters implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        context.register(
                new Check(names(resource.getResourceMethod().getParameters()).collect(Collectors.toUnmodifiableSet())));
    }

    private static Stream<String> names(Parameter[] parameters) {
        return Arrays.stream(parameters).flatMap(KnownParameters::names);
    }

    /** The name that the parameter has in a query, or those in its bean, which takes them in its constructor. */
    private static Stream<String> names(Parameter parameter) {
        if (parameter.isAnnotationPresent(BeanParam.class)) {
            return Arrays.stream(parameter.getType().getConstructors())
                    .flatMap(constructor -> names(constructor.getParameters()));
        }
        return Optional.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value).stream();
    }

    private record Check(Set<String> known) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            Queries.of(request.getUriInfo().getRequestUri().getRawQuery(), known);
        }
    }
}
