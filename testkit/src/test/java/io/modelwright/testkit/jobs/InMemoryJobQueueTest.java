package io.modelwright.testkit.jobs;

import io.modelwright.ports.jobs.driven.JobQueue;

class InMemoryJobQueueTest implements JobQueueContract {

    private final SteppingClock clock = new SteppingClock();
    private final JobQueue queue = new InMemoryJobQueue(clock, JobRequests.IDS);

    @Override
    public JobQueue queue() {
        return queue;
    }

    @Override
    public SteppingClock clock() {
        return clock;
    }
}
