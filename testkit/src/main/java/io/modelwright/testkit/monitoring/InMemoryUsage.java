package io.modelwright.testkit.monitoring;

import io.modelwright.core.monitoring.UsageDay;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.monitoring.driven.UsageStore;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** How much apps were used, in memory. */
public final class InMemoryUsage implements UsageStore {

    private record Key(AppId app, LocalDate day, UUID place) {}

    private record Person(AppId app, LocalDate day, AccountId account) {}

    private final Map<Key, UsageDay> days = new HashMap<>();
    private final Set<Person> people = new HashSet<>();
    private final Predicate<AppId> apps;

    /** @param apps which there are */
    public InMemoryUsage(Predicate<AppId> apps) {
        this.apps = apps;
    }

    @Override
    public synchronized void add(List<Visit> visits) {
        for (Visit visit : visits) {
            if (apps.test(visit.app())) {
                people.add(new Person(visit.app(), visit.day(), visit.account()));
                UsageDay added = new UsageDay(
                        visit.day(),
                        visit.app().value(),
                        UsageDay.STUDIO,
                        OptionalLong.empty(),
                        OptionalLong.of(visit.requests()),
                        OptionalLong.empty(),
                        OptionalLong.empty());
                days.merge(
                        new Key(visit.app(), visit.day(), visit.app().value()),
                        added,
                        (known, more) -> changed(
                                known, more, OptionalLong.of(known.requests().orElse(0) + visit.requests())));
            }
        }
    }

    private static UsageDay changed(UsageDay known, UsageDay now, OptionalLong requests) {
        return new UsageDay(
                now.day(),
                now.place(),
                now.environment(),
                most(known.activeUsers(), now.activeUsers()),
                requests,
                now.records().isPresent() ? now.records() : known.records(),
                now.bytes().isPresent() ? now.bytes() : known.bytes());
    }

    private static OptionalLong most(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        return OptionalLong.of(Math.max(one.getAsLong(), other.getAsLong()));
    }

    @Override
    public synchronized void measure(AppId app, UsageDay measured) {
        if (apps.test(app)) {
            days.merge(
                    new Key(app, measured.day(), measured.place()),
                    measured,
                    (known, now) -> changed(known, now, most(known.requests(), now.requests())));
        }
    }

    @Override
    public synchronized List<UsageDay> list(AppId app, LocalDate from, LocalDate to) {
        return days.entrySet().stream()
                .filter(entry -> entry.getKey().app().equals(app)
                        && apps.test(app)
                        && !entry.getKey().day().isBefore(from)
                        && !entry.getKey().day().isAfter(to))
                .map(entry -> entry.getKey().place().equals(app.value())
                        ? withPeople(app, entry.getValue())
                        : entry.getValue())
                .sorted(Comparator.comparing(UsageDay::day)
                        .thenComparing(UsageDay::environment)
                        .thenComparing(day -> day.place().toString()))
                .toList();
    }

    private UsageDay withPeople(AppId app, UsageDay day) {
        long count = people.stream()
                .filter(person -> person.app().equals(app) && person.day().equals(day.day()))
                .count();
        return new UsageDay(
                day.day(),
                day.place(),
                day.environment(),
                OptionalLong.of(count),
                OptionalLong.of(day.requests().orElse(0)),
                day.records(),
                day.bytes());
    }

    @Override
    public synchronized int forget(LocalDate before) {
        int known = days.size() + people.size();
        days.keySet().removeIf(key -> key.day().isBefore(before));
        people.removeIf(person -> person.day().isBefore(before));
        return known - days.size() - people.size();
    }
}
