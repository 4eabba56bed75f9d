package io.modelwright.application.deploy;

import io.modelwright.core.apps.App;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.apps.driven.AppRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What apps are called, asked for now and then: routes are looked at several times a second. Safe for many threads. */
final class AppSlugs {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final AppRepository apps;
    private final InstantSource clock;
    private final Map<AppId, Known> known = new ConcurrentHashMap<>();

    private record Known(Optional<String> slug, Instant until) {}

    AppSlugs(AppRepository apps, InstantSource clock) {
        this.apps = apps;
        this.clock = clock;
    }

    /** Empty where the app is gone. */
    Optional<String> of(AppId app) {
        Instant now = clock.instant();
        known.values().removeIf(entry -> !entry.until().isAfter(now));
        return known.computeIfAbsent(app, id -> new Known(apps.find(id).map(App::slug), now.plus(FRESH)))
                .slug();
    }
}
