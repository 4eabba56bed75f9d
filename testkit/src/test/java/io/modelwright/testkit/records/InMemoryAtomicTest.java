package io.modelwright.testkit.records;

import io.modelwright.core.records.CompiledApp;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.testkit.atomic.InMemoryAtomic;
import io.modelwright.testkit.identity.IdentityStores;
import io.modelwright.testkit.identity.InMemoryIdentity;

final class InMemoryAtomicTest implements AtomicContract {

    private final InMemoryIdentity identity = new InMemoryIdentity();
    private final InMemoryRecordStore store = new InMemoryRecordStore();
    private final Atomic atomic = new InMemoryAtomic(identity, store);
    private final RecordsInUse records;

    InMemoryAtomicTest() {
        CompiledApp app = RecordFixtures.app(RecordFixtures.design(), 1);
        store.publish(app.app(), app.version());
        records = new RecordsInUse(store, store, app);
    }

    @Override
    public Atomic atomic() {
        return atomic;
    }

    @Override
    public IdentityStores identity() {
        return identity;
    }

    @Override
    public RecordsInUse records() {
        return records;
    }
}
