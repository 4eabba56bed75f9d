package io.modelwright.rest.records.events;

import io.modelwright.core.records.WireValues;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driving.RecordEvents.Changed;
import io.modelwright.ports.records.driving.RecordEvents.RecordEvent;
import io.modelwright.ports.records.driving.RecordEvents.Reset;
import io.modelwright.ports.records.driving.RecordEvents.Subscription;
import io.modelwright.rest.live.Feed;
import io.modelwright.rest.live.LiveEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The changes of records, until their reader loses the right to follow them. */
public final class RecordFeed implements Feed {

    private final Subscription subscription;

    public RecordFeed(Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public List<LiveEvent> next(Duration atMost) {
        return subscription.next(atMost).stream().map(RecordFeed::live).toList();
    }

    private static LiveEvent live(RecordEvent event) {
        return switch (event) {
            case Changed changed -> new LiveEvent(changed.position(), word(changed), data(changed));
            case Reset reset ->
                new LiveEvent(reset.position(), "reset", Json.object().build());
        };
    }

    private static String word(Changed changed) {
        return changed.action().name().toLowerCase(Locale.ROOT);
    }

    private static Json data(Changed changed) {
        return Json.object()
                .put("entity", changed.entity())
                .put("id", changed.record().toString())
                .put("version", changed.version())
                .put("action", word(changed))
                .put("at", WireValues.dateTime(changed.at()))
                .put("by", changed.by().toString())
                .build();
    }

    @Override
    public boolean isOver() {
        return subscription.isRevoked();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
