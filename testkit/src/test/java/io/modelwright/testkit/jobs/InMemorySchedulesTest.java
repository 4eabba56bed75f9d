package io.modelwright.testkit.jobs;

import io.modelwright.ports.jobs.driven.Schedules;

class InMemorySchedulesTest implements SchedulesContract {

    private final Schedules schedules = new InMemorySchedules();

    @Override
    public Schedules schedules() {
        return schedules;
    }
}
