package io.modelwright.application.records.events;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.ports.records.driven.RecordChanges;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driving.RecordEvents;
import java.time.InstantSource;

/** Makes what this package offers. */
public final class RecordEventsServices {

    private RecordEventsServices() {}

    /** The relay of a data database, not yet started. */
    public static RecordChangeRelay relay(
            RecordChanges changes, InstantSource clock, RecordChangeRelay.Settings settings) {
        return new RecordChangeRelay(changes, clock, settings);
    }

    /** @param relay started before anybody follows */
    public static RecordEvents events(
            RecordChangeRelay relay, RecordAccess access, RecordStore records, InstantSource clock) {
        return new RecordEventsService(relay, new ChangeVisibility(access, records, clock));
    }
}
