package io.modelwright.application.records.events;

import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.records.driving.RecordEvents;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Opens followers on the stream of changes. */
final class RecordEventsService implements RecordEvents {

    private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final RecordChangeRelay relay;
    private final ChangeVisibility visibility;

    RecordEventsService(RecordChangeRelay relay, ChangeVisibility visibility) {
        this.relay = relay;
        this.visibility = visibility;
    }

    @Override
    public Outcome<Subscription> subscribe(Principal principal, String app, Optional<String> after) {
        if (after.filter(text -> !POSITION.matcher(text).matches()).isPresent()) {
            return Outcome.refused(new Refusal.Malformed(
                    "malformed-position", "This position did not come from this stream.", List.of()));
        }
        OptionalLong place = after.map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
        return visibility.appOf(principal, app).map(found -> follower(principal, found, place));
    }

    private Subscription follower(Principal principal, App app, OptionalLong after) {
        return new ChangeFollower(relay, visibility, principal, app, after);
    }
}
