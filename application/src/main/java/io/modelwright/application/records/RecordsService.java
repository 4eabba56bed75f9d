package io.modelwright.application.records;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.records.Explanation;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.records.QueryCompiler;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driving.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The record routes' use cases: find out who asks, run under the fence, answer. Thread-safe. */
final class RecordsService implements Records {

    private final Fencing fencing;
    private final RecordReading reading;
    private final RecordWriting writing;

    RecordsService(Fencing fencing, RecordReading reading, RecordWriting writing) {
        this.fencing = fencing;
        this.reading = reading;
        this.writing = writing;
    }

    @Override
    public Outcome<JsonBody> list(Principal principal, String app, String entity, QueryParameters parameters) {
        return fencing.run(principal, app, entity, call -> reading.list(call, parameters));
    }

    @Override
    public Outcome<Explanation> explain(
            Principal principal, String app, String entity, QueryParameters parameters, boolean run) {
        return fencing.run(principal, app, entity, call -> reading.explain(call, parameters, run));
    }

    @Override
    public Outcome<RecordBody> read(
            Principal principal, String app, String entity, String id, QueryParameters parameters) {
        return fencing.run(
                principal,
                app,
                entity,
                call -> Uuids.parse(id)
                        .map(uuid -> reading.read(call, uuid, parameters))
                        .orElseGet(() -> Fencing.refused(Call.noSuchRecord())));
    }

    @Override
    public Outcome<Boolean> changesByVersionAlone(Principal principal, String app, String entity) {
        return fencing.run(principal, app, entity, call -> Fenced.current(Outcome.done(call.changesByVersionAlone())));
    }

    @Override
    public Outcome<Created> create(
            Principal principal, String app, String entity, Json sent, QueryParameters parameters) {
        boolean many = sent instanceof Json.JsonArray;
        List<Json> records = sent instanceof Json.JsonArray(List<Json> items) ? items : List.of(sent);
        if (records.isEmpty() || records.size() > RecordWriting.RECORDS_MAX) {
            String message = "One to " + RecordWriting.RECORDS_MAX + " records can be created at once.";
            return Outcome.refused(
                    WriteRefusals.invalid(List.of(Finding.error("out-of-range", JsonPointer.ROOT, message))));
        }
        Outcome<List<RecordBody>> stored = fencing.run(principal, app, entity, call -> {
            Optional<Refusal> refusal = refused(call, parameters);
            return refusal.isPresent() ? Fencing.refused(refusal.get()) : writing.create(call, records, many);
        });
        return stored.map(bodies -> shown(principal, app, entity, bodies, parameters))
                .map(bodies -> new Created(
                        bodies, many ? items(bodies) : bodies.getFirst().body()));
    }

    @Override
    public Outcome<RecordBody> patch(
            Principal principal,
            String app,
            String entity,
            String id,
            OptionalLong version,
            Json sent,
            QueryParameters parameters) {
        return change(principal, app, entity, id, version, sent, parameters, false);
    }

    @Override
    public Outcome<RecordBody> replace(
            Principal principal,
            String app,
            String entity,
            String id,
            OptionalLong version,
            Json sent,
            QueryParameters parameters) {
        return change(principal, app, entity, id, version, sent, parameters, true);
    }

    private Outcome<RecordBody> change(
            Principal principal,
            String app,
            String entity,
            String id,
            OptionalLong version,
            Json sent,
            QueryParameters parameters,
            boolean replacing) {
        Optional<UUID> uuid = Uuids.parse(id);
        if (uuid.isEmpty()) {
            return fencing.run(principal, app, entity, call -> Fencing.refused(Call.noSuchRecord()));
        }
        Outcome<RecordBody> changed = fencing.run(principal, app, entity, call -> {
            Optional<Refusal> refusal = refused(call, parameters);
            if (refusal.isPresent()) {
                return Fencing.refused(refusal.get());
            }
            Fenced<Outcome<RecordBody>> result = writing.change(call, uuid.get(), version, sent, replacing);
            boolean unchanged = result
                            instanceof
                            Fenced.Current<Outcome<RecordBody>>(Outcome.Refused<RecordBody>(Refusal refusedAs))
                    && refusedAs.equals(RecordWriting.UNCHANGED);
            return unchanged ? reading.read(call, uuid.get(), QueryParameters.NONE) : result;
        });
        return changed.map(
                body -> shown(principal, app, entity, List.of(body), parameters).getFirst());
    }

    @Override
    public Outcome<Long> delete(Principal principal, String app, String entity, String id, OptionalLong version) {
        return fencing.run(
                principal,
                app,
                entity,
                call -> Uuids.parse(id)
                        .map(uuid -> writing.delete(call, uuid, version))
                        .orElseGet(() -> Fencing.refused(Call.noSuchRecord())));
    }

    /** Whether the answer to a write is asked for in a way that means nothing: said before anything is written. */
    private static Optional<Refusal> refused(Call call, QueryParameters parameters) {
        if (parameters.values().isEmpty()) {
            return Optional.empty();
        }
        return switch (QueryCompiler.written(call.rights(), call.entity(), parameters)) {
            case Outcome.Done<?> done -> Optional.empty();
            case Outcome.Refused<?> refused -> Optional.of(refused.refusal());
        };
    }

    /** The records as the parameters ask for them; as they were written where none are given, or they cannot be read. */
    private List<RecordBody> shown(
            Principal principal, String app, String entity, List<RecordBody> bodies, QueryParameters parameters) {
        if (parameters.values().isEmpty()) {
            return bodies;
        }
        List<RecordBody> shown = new ArrayList<>();
        for (RecordBody body : bodies) {
            Outcome<RecordBody> read = read(principal, app, entity, body.id().toString(), parameters);
            shown.add(read instanceof Outcome.Done<RecordBody>(RecordBody asked) ? asked : body);
        }
        return shown;
    }

    private static JsonBody items(List<RecordBody> bodies) {
        JsonWriter json = new JsonWriter(
                bodies.stream().mapToInt(body -> body.body().length() + 1).sum() + 16);
        json.beginObject().name("items").beginArray();
        bodies.forEach(body -> json.raw(body.body()));
        return json.endArray().endObject().finish();
    }
}
