package io.modelwright.application.jobs;

import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.Schedule;
import io.modelwright.core.jobs.Schedule.Firing;
import io.modelwright.ports.jobs.driven.JobQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the jobs of the schedules that are due; on any number of nodes at once. */
final class ScheduleTurn implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleTurn.class);
    private static final int BATCH = 100;

    private final JobsServices.Scheduling needs;
    private final JobQueue queue;

    ScheduleTurn(JobsServices.Scheduling needs) {
        this.needs = needs;
        this.queue = needs.queue();
    }

    @Override
    public void run() {
        List<Schedule> due;
        do {
            due = needs.schedules().due(needs.clock().instant(), BATCH);
            due.forEach(this::fire);
        } while (due.size() == BATCH);
    }

    /** The job and the note that its time has happened are kept together or not at all. */
    private void fire(Schedule schedule) {
        Instant now = needs.clock().instant();
        Firing firing = schedule.fire(new JobId(needs.ids().next()), now);
        Instant latest = firing.dueAt().isAfter(now) ? firing.dueAt() : now;
        Optional<Instant> next = needs.timetable().next(schedule.cron(), schedule.zone(), latest);
        boolean fired = needs.atomic()
                .run(
                        () -> {
                            boolean first = needs.schedules().fire(firing, next);
                            if (first) {
                                firing.job().ifPresent(job -> queue.enqueue(List.of(schedule.request(job, now))));
                            }
                            return first;
                        },
                        result -> true);
        LOG.debug("schedule {} at {}: made here: {}", schedule.id(), firing.dueAt(), fired);
    }
}
