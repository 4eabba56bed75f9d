package io.modelwright.rest.monitoring;

import io.dropwizard.auth.Auth;
import io.modelwright.core.monitoring.UsageDay;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.ports.monitoring.driving.Usage;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How much an app is used. */
@Path("/apps/{app}/usage")
@Produces(MediaType.APPLICATION_JSON)
public final class AppUsageResource {

    private final Usage usage;

    public AppUsageResource(Usage usage) {
        this.usage = usage;
    }

    @GET
    public Json show(
            @Auth Caller caller,
            @PathParam("app") String app,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return Json.object()
                .put(
                        "items",
                        Json.array(
                                Problems.valueOf(usage.usage(caller.principal(), app, day(from, "from"), day(to, "to")))
                                        .stream()
                                        .map(day -> json(day))
                                        .toList()))
                .put("nextCursor", Json.JsonNull.NULL)
                .build();
    }

    private static Json json(UsageDay day) {
        return Json.object()
                .put("day", day.day().toString())
                .put("environment", day.environment())
                .put(
                        "deployment",
                        day.environment().equals(UsageDay.STUDIO)
                                ? Json.JsonNull.NULL
                                : Json.of(day.place().toString()))
                .put("activeUsers", optional(day.activeUsers()))
                .put("requests", optional(day.requests()))
                .put("records", optional(day.records()))
                .put("storageBytes", optional(day.bytes()))
                .build();
    }

    private static Json optional(OptionalLong number) {
        return number.isPresent() ? Json.of(number.getAsLong()) : Json.JsonNull.NULL;
    }

    private static Optional<LocalDate> day(@Nullable String text, String parameter) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException fault) {
            throw Problems.malformed(
                    "malformed-parameter",
                    JsonPointer.ROOT.member(parameter),
                    "The parameter " + parameter + " is a day as 2026-01-31.");
        }
    }
}
