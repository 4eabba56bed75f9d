package io.modelwright.testkit.jobs;

import io.modelwright.ports.jobs.driven.JobBell;

class InMemoryJobBellTest implements JobBellContract {

    private final JobBell bell = new InMemoryJobBell();

    @Override
    public JobBell bell() {
        return bell;
    }
}
