package io.modelwright.testkit.jobs;

import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLine;
import io.modelwright.ports.jobs.driven.JobLog;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driven.JobQueue.Hold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of the jobs of one queue, in memory. Safe for many threads. */
public final class InMemoryJobLog implements JobLog {

    private final Map<JobId, List<JobLine>> lines = new HashMap<>();
    private final JobQueue queue;

    public InMemoryJobLog(JobQueue queue) {
        this.queue = queue;
    }

    @Override
    public synchronized boolean append(Hold hold, List<Line> more) {
        boolean held = queue.find(hold.job())
                .filter(job -> job.isHeldUnder(hold.lease()))
                .isPresent();
        if (!held) {
            return false;
        }
        List<JobLine> known = lines.computeIfAbsent(hold.job(), job -> new ArrayList<>());
        for (Line line : more) {
            long number = known.isEmpty() ? 1 : known.getLast().number() + 1;
            known.add(new JobLine(number, line.at(), JobLine.kept(line.text())));
            if (known.size() > JobLine.MAX_LINES) {
                known.removeFirst();
            }
        }
        return true;
    }

    @Override
    public synchronized List<JobLine> read(JobId job, long after, int limit) {
        if (queue.find(job).isEmpty()) {
            return List.of();
        }
        return lines.getOrDefault(job, List.of()).stream()
                .filter(line -> line.number() > after)
                .limit(limit)
                .toList();
    }
}
