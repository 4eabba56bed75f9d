package io.modelwright.testkit.jobs;

import io.modelwright.core.jobs.Schedule;
import io.modelwright.core.jobs.Schedule.Firing;
import io.modelwright.ports.jobs.driven.Schedules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Schedules in memory, under one lock. */
public final class InMemorySchedules implements Schedules {

    private final Map<UUID, Schedule> schedules = new LinkedHashMap<>();
    private final List<Firing> firings = new ArrayList<>();

    @Override
    public synchronized void put(Schedule schedule) {
        schedules.put(schedule.id(), schedule);
    }

    @Override
    public synchronized Optional<Schedule> find(UUID id) {
        return Optional.ofNullable(schedules.get(id));
    }

    @Override
    public synchronized boolean remove(UUID id) {
        firings.removeIf(firing -> firing.schedule().equals(id));
        return schedules.remove(id) != null;
    }

    @Override
    public synchronized List<Schedule> due(Instant now, int limit) {
        return schedules.values().stream()
                .filter(schedule ->
                        schedule.nextAt().filter(next -> !next.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(schedule -> schedule.nextAt().orElseThrow()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean fire(Firing firing, Optional<Instant> next) {
        Schedule schedule = schedules.get(firing.schedule());
        if (schedule == null || !schedule.nextAt().equals(Optional.of(firing.dueAt()))) {
            return false;
        }
        boolean happened = firings.stream()
                .anyMatch(known -> known.schedule().equals(firing.schedule())
                        && known.dueAt().equals(firing.dueAt()));
        if (!happened) {
            firings.add(firing);
        }
        schedules.put(schedule.id(), schedule.next(next));
        return !happened;
    }

    @Override
    public synchronized List<Firing> history(UUID schedule, int limit) {
        return firings.stream()
                .filter(firing -> firing.schedule().equals(schedule))
                .sorted(Comparator.comparing(Firing::dueAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized int forget(Instant before) {
        int count = firings.size();
        firings.removeIf(firing -> firing.at().isBefore(before));
        return count - firings.size();
    }
}
