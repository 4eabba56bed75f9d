package io.modelwright.application.monitoring;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.apps.AppRights;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.monitoring.driven.UsageStore;
import io.modelwright.ports.monitoring.driven.UsageStore.Visit;
import io.modelwright.ports.monitoring.driving.UsageCounter;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts requests in memory and keeps them together. What could not be kept is given up, as it may have been kept: use is rather told
 * too low than too high. Safe for many threads.
 */
final class VisitCounter implements UsageCounter {

    /** More than this is not counted at a time, whoever asks for how many apps. */
    private static final int MOST = 20_000;

    private static final int LONGEST_NAME = 64;

    private record Key(AccountId account, String app, long day) {}

    private record Some(Principal principal, long requests) {

        Some plus(Some more) {
            return new Some(more.principal, requests + more.requests);
        }
    }

    private final Map<Key, Some> counted = new ConcurrentHashMap<>();
    private final UsageStore usage;
    private final AppAccess access;
    private final InstantSource clock;

    VisitCounter(UsageStore usage, AppAccess access, InstantSource clock) {
        this.usage = usage;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public void visited(Principal principal, String app) {
        if (app.length() > LONGEST_NAME) {
            return;
        }
        Key key = new Key(principal.account(), app, TimeUnit.MILLISECONDS.toDays(clock.millis()));
        if (counted.size() < MOST || counted.containsKey(key)) {
            counted.merge(key, new Some(principal, 1), Some::plus);
        }
    }

    /** Keeps what was counted since the last time. */
    void flush() {
        List<Visit> visits = new ArrayList<>();
        for (Key key : List.copyOf(counted.keySet())) {
            Some some = counted.remove(key);
            if (some != null
                    && access.rights(some.principal(), key.app())
                            instanceof Outcome.Done<AppRights>(AppRights rights)) {
                LocalDate day = LocalDate.ofEpochDay(key.day());
                visits.add(new Visit(rights.app().id(), day, key.account(), some.requests()));
            }
        }
        if (!visits.isEmpty()) {
            usage.add(visits);
        }
    }

    static LocalDate today(InstantSource clock) {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
