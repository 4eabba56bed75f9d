package io.modelwright.rest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells the callers of operations with {@link Deprecation} that these will go. */
public final class Deprecations implements DynamicFeature {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Deprecation deprecation = resource.getResourceMethod().getAnnotation(Deprecation.class);
        if (deprecation != null) {
            context.register(new Notice(fields(deprecation)));
        }
    }

    static Map<String, String> fields(Deprecation deprecation) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Deprecation", "@" + day(deprecation.since()).toEpochSecond());
        if (!deprecation.sunset().isEmpty()) {
            fields.put("Sunset", HTTP_DATE.format(day(deprecation.sunset())));
        }
        fields.put("Link", "<" + deprecation.link() + ">; rel=\"deprecation\"");
        return fields;
    }

    private static ZonedDateTime day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC);
    }

    private record Notice(Map<String, String> fields) implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            fields.forEach(response.getHeaders()::add);
        }
    }
}
