package io.modelwright.testkit.jobs;

import io.modelwright.core.jobs.JobLimits;
import io.modelwright.ports.jobs.driven.JobHistory;
import io.modelwright.ports.jobs.driven.JobLog;
import io.modelwright.ports.jobs.driven.JobQueue;

class InMemoryJobQueueTest implements JobQueueContract, JobTermsContract, JobLogContract {

    private final SteppingClock clock = new SteppingClock();
    private final InMemoryJobQueue queue = new InMemoryJobQueue(clock, JobRequests.IDS);
    private final JobLog log = new InMemoryJobLog(queue);

    @Override
    public JobQueue queue() {
        return queue;
    }

    @Override
    public JobQueue queue(JobLimits limits) {
        return queue.limited(limits);
    }

    @Override
    public JobHistory history() {
        return queue;
    }

    @Override
    public JobLog log() {
        return log;
    }

    @Override
    public JobQueue logged() {
        return queue;
    }

    @Override
    public SteppingClock clock() {
        return clock;
    }
}
