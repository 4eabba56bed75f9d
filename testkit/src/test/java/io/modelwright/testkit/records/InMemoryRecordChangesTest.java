package io.modelwright.testkit.records;

import io.modelwright.ports.records.driven.RecordChanges;
import io.modelwright.ports.records.driven.RecordChanges.Change;
import io.modelwright.testkit.jobs.SteppingClock;

class InMemoryRecordChangesTest implements RecordChangesContract {

    private final SteppingClock clock = new SteppingClock();
    private final InMemoryRecordChanges changes = new InMemoryRecordChanges(clock);

    @Override
    public RecordChanges changes() {
        return changes;
    }

    @Override
    public SteppingClock clock() {
        return clock;
    }

    @Override
    public void add(Change change) {
        changes.add(
                change.app(),
                change.kind(),
                change.entity(),
                change.record(),
                change.version(),
                change.actor(),
                change.at());
    }
}
