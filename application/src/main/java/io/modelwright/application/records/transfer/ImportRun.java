package io.modelwright.application.records.transfer;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.records.driving.RecordTransfer;
import io.modelwright.ports.records.driving.RecordTransfer.ImportReport;
import io.modelwright.ports.records.driving.RecordTransfer.Line;
import io.modelwright.ports.records.driving.RecordTransfer.Rejection;
import io.modelwright.ports.records.driving.RecordTransfer.Row;
import io.modelwright.ports.records.driving.RecordTransfer.Unreadable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One import: gathers lines to batches, creates them and counts. For one thread. */
final class ImportRun {

    private static final int FENCE_ATTEMPTS = 5;

    private final RecordAccess access;
    private final RowCreation creation;
    private final Principal principal;
    private final UUID origin;
    private final boolean mayRepeat;
    private final List<RowCreation.NewRow> batch = new ArrayList<>();
    private final List<Rejection> rejectedInBatch = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private Standing standing;
    private EntityPlan entity;
    private long read;
    private long imported;
    private long rejected;

    ImportRun(
            RecordAccess access,
            RowCreation creation,
            Principal principal,
            Standing standing,
            EntityPlan entity,
            UUID origin,
            boolean mayRepeat) {
        this.access = access;
        this.creation = creation;
        this.principal = principal;
        this.standing = standing;
        this.entity = entity;
        this.origin = origin;
        this.mayRepeat = mayRepeat;
    }

    /** Takes one line; a refusal ends the import, and what was created before stays. */
    Optional<Refusal> add(Line line) {
        read++;
        switch (line) {
            case Unreadable(long number, String code, String message) ->
                rejectedInBatch.add(new Rejection(number, List.of(Finding.error(code, JsonPointer.ROOT, message))));
            case Row(long number, Json.JsonObject members) ->
                batch.add(new RowCreation.NewRow(
                        number, LineIds.of(origin, number), writable(members), Optional.empty()));
        }
        boolean full = batch.size() + rejectedInBatch.size() >= RecordTransfer.BATCH;
        return full ? flush() : Optional.empty();
    }

    /** Leaves out what an export shows and nobody can write; all else stays, to be refused where it must be. */
    private Json.JsonObject writable(Json.JsonObject members) {
        Json.ObjectBuilder kept = Json.object();
        for (Map.Entry<String, Json> member : members.members().entrySet()) {
            Optional<Member> known = entity.find(member.getKey());
            boolean ignored = known.isPresent() && !RecordColumns.isStored(known.get());
            if (!ignored) {
                kept.put(member.getKey(), reference(known, member.getValue()));
            }
        }
        return kept.build();
    }

    /** Files read as objects with their id and are written as the id. */
    private static Json reference(Optional<Member> member, Json value) {
        boolean isFile = member.filter(
                        known -> known instanceof Member.Column column && RecordColumns.isReference(column.type()))
                .isPresent();
        return isFile && value instanceof Json.JsonObject object
                ? object.find("id").orElse(value)
                : value;
    }

    private Optional<Refusal> flush() {
        for (int attempt = 0; attempt < FENCE_ATTEMPTS; attempt++) {
            Optional<RowCreation.Created> created = createBatch();
            if (created.isPresent()) {
                count(created.get());
                return Optional.empty();
            }
            Optional<Refusal> refusal = reload();
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.of(new Refusal.Conflict(
                "publish-conflict", "The app was published again and again while records came in.", Map.of()));
    }

    /** What an earlier attempt has created is passed over at once; what it hides from the caller, the store will refuse. */
    private Optional<RowCreation.Created> createBatch() {
        if (!mayRepeat || batch.isEmpty()) {
            return creation.create(standing, entity, batch);
        }
        return creation.existing(
                        standing,
                        entity,
                        batch.stream().map(RowCreation.NewRow::id).toList())
                .flatMap(there -> creation.create(
                                standing,
                                entity,
                                batch.stream()
                                        .filter(row -> !there.contains(row.id()))
                                        .toList())
                        .map(created -> new RowCreation.Created(created.count() + there.size(), created.rejections())));
    }

    private Optional<Refusal> reload() {
        return switch (access.freshStanding(principal, standing.app().id().toString())) {
            case Outcome.Refused<Standing>(Refusal refusal) -> Optional.of(refusal);
            case Outcome.Done<Standing>(Standing fresh) -> {
                Optional<EntityPlan> again = fresh.live().find(entity.id().toString());
                standing = fresh;
                again.ifPresent(plan -> entity = plan);
                yield again.isPresent() ? Optional.empty() : Optional.of(Refusal.NotFound.of("entity"));
            }
        };
    }

    private void count(RowCreation.Created created) {
        imported += created.count();
        rejectedInBatch.addAll(created.rejections());
        rejectedInBatch.sort(Comparator.comparingLong(Rejection::line));
        rejected += rejectedInBatch.size();
        int room = RecordTransfer.NAMED_REJECTIONS - rejections.size();
        rejections.addAll(rejectedInBatch.subList(0, Math.min(room, rejectedInBatch.size())));
        rejectedInBatch.clear();
        batch.clear();
    }

    /** How many lines were taken. */
    long read() {
        return read;
    }

    Outcome<ImportReport> finish() {
        Optional<Refusal> refusal = flush();
        return refusal.<Outcome<ImportReport>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(new ImportReport(read, imported, rejected, rejections)));
    }
}
