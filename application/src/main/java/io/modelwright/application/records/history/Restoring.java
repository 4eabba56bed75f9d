package io.modelwright.application.records.history;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.SecretSealer;
import io.modelwright.application.records.access.Standing;
import io.modelwright.application.records.transfer.RowCreation;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.records.driven.RecordJournal.Entry;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driving.Records;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a record what it was, by ordinary changes. Thread-safe. */
final class Restoring {

    private final RecordAccess access;
    private final Records ordinary;
    private final RecordStore records;
    private final SecretSealer sealer;
    private final InstantSource clock;

    Restoring(RecordAccess access, Records ordinary, RecordStore records, SecretSealer sealer, InstantSource clock) {
        this.access = access;
        this.ordinary = ordinary;
        this.records = records;
        this.sealer = sealer;
        this.clock = clock;
    }

    Outcome<JsonBody> restore(Principal principal, Standing standing, RecordPast past, long version) {
        Map<Member, Json> now = past.shown();
        Optional<Entry> next = past.walk().peek();
        while (next.isPresent() && next.get().version() > version) {
            past.walk().advance();
            past.values().undo(next.get());
            next = past.walk().peek();
        }
        if (next.isEmpty() || next.get().version() != version) {
            return Outcome.refused(Refusal.NotFound.of("version of this record"));
        }
        if (next.get().action().equals("delete")) {
            return Outcome.refused(
                    new Refusal.Conflict("nothing-to-restore", "In this version the record was deleted.", Map.of()));
        }
        return past.present() ? change(principal, standing, past, now) : create(principal, standing, past);
    }

    private Outcome<JsonBody> change(Principal principal, Standing standing, RecordPast past, Map<Member, Json> now) {
        Json.ObjectBuilder sent = Json.object();
        past.shown().forEach((member, was) -> {
            if (isWritten(member) && !was.equals(now.get(member))) {
                sent.put(member.name(), written(member, was));
            }
        });
        return ordinary.patch(
                        principal,
                        standing.app().id().toString(),
                        past.entity().name(),
                        past.last().id().toString(),
                        OptionalLong.of(past.last().version()),
                        sent.build(),
                        QueryParameters.NONE)
                .map(RecordBody::body);
    }

    private Outcome<JsonBody> create(Principal principal, Standing standing, RecordPast past) {
        if (standing.rights().of(past.entity()).access(Action.CREATE).isNone()) {
            return Outcome.refused(new Refusal.Forbidden("forbidden", "Your roles in this app do not allow this."));
        }
        Json.ObjectBuilder sent = Json.object();
        past.shown().forEach((member, was) -> {
            boolean hasDefault = member instanceof Member.Column column
                    && past.entity().defaults().containsKey(column.id());
            // what was absent is not to get its default
            if (isWritten(member) && (was != Json.JsonNull.NULL || hasDefault)) {
                sent.put(member.name(), written(member, was));
            }
        });
        RowCreation.NewRow row = new RowCreation.NewRow(
                1,
                past.last().id(),
                sent.build(),
                Optional.of(new RowCreation.Origin(
                        past.nextVersion(), past.last().createdAt(), past.last().createdBy())));
        Optional<RowCreation.Created> created =
                new RowCreation(access, records, sealer, clock).create(standing, past.entity(), List.of(row));
        if (created.isEmpty()) {
            throw new StoreUnavailable("the app is being published", null);
        }
        if (!created.get().rejections().isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(
                    "invalid-record",
                    "The record cannot be what it was.",
                    created.get().rejections().getFirst().findings()));
        }
        return ordinary.read(
                        principal,
                        standing.app().id().toString(),
                        past.entity().name(),
                        past.last().id().toString(),
                        QueryParameters.NONE)
                .map(RecordBody::body);
    }

    /** Numbers of the system are not given by people: a record that comes back gets a new one. */
    private static boolean isWritten(Member member) {
        return !(member instanceof Member.Column column && column.type() == FieldType.Plain.AUTO_NUMBER);
    }

    /** Files read as objects with their id and are written as the id. */
    private static Json written(Member member, Json value) {
        boolean isFile = member instanceof Member.Column column
                && (column.type() == FieldType.Plain.FILE || column.type() == FieldType.Plain.IMAGE);
        return isFile && value instanceof Json.JsonObject object
                ? object.find("id").orElse(value)
                : value;
    }
}
