package io.modelwright.application.records.transfer;

import io.modelwright.application.records.access.PeopleCheck;
import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.SecretSealer;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordAssembly;
import io.modelwright.core.records.RecordChecks;
import io.modelwright.core.records.RecordDecoder;
import io.modelwright.core.records.RecordDecoder.Decoded;
import io.modelwright.core.records.RelatedCursors;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.secrets.SecretPlace;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driven.RecordStore.Command;
import io.modelwright.ports.records.driven.RecordStore.Commit;
import io.modelwright.ports.records.driven.RecordStore.LoadQuery;
import io.modelwright.ports.records.driven.RecordStore.WriteFault;
import io.modelwright.ports.records.driven.RecordStore.Written;
import io.modelwright.ports.records.driving.RecordTransfer.Rejection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Creates rows as ordinary records would be, many in one commit, and tells for each why not. A commit that the store refuses
 * is tried again without the rows it named; where a constraint broke, of which it names one at a time, in halves. For one
 * thread.
 */
public final class RowCreation {

    private static final RelatedCursors NO_CURSORS = (owner, record, member, last) -> "";

    /** A line to be a record of that id. */
    public record NewRow(long line, UUID id, Json.JsonObject members, Optional<Origin> origin) {}

    /** Where a record comes from that was there before; absent: it is new. */
    public record Origin(long version, Instant createdAt, AccountId createdBy) {}

    /** @param count rows that are records now, those included that were there before */
    public record Created(long count, List<Rejection> rejections) {}

    private record Checked(long line, StoredRecord record) {}

    private final RecordStore records;
    private final SecretSealer sealer;
    private final InstantSource clock;
    private final RecordAccess access;
    private final RowPlans plans = new RowPlans();

    public RowCreation(RecordAccess access, RecordStore records, SecretSealer sealer, InstantSource clock) {
        this.access = access;
        this.records = records;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Which of these ids are records that the caller can read; empty where the fence was stale. */
    Optional<Set<UUID>> existing(Standing standing, EntityPlan entity, List<UUID> ids) {
        RequestContext context = standing.context(clock.instant());
        Fenced<List<StoredRecord>> loaded =
                records.load(new LoadQuery(standing.rights(), entity, standing.fence(), context, ids, Set.of()));
        return switch (loaded) {
            case Fenced.Current<List<StoredRecord>>(List<StoredRecord> found) ->
                Optional.of(found.stream().map(StoredRecord::id).collect(Collectors.toUnmodifiableSet()));
            case Fenced.Stale<List<StoredRecord>> stale -> Optional.empty();
        };
    }

    /** Empty where the fence was stale: to be tried again with a fresh standing, whatever was created meanwhile. */
    public Optional<Created> create(Standing standing, EntityPlan entity, List<NewRow> rows) {
        RequestContext context = standing.context(clock.instant());
        List<Rejection> rejections = new ArrayList<>();
        Map<Set<String>, List<Checked>> byShape = new LinkedHashMap<>();
        PeopleCheck people = new PeopleCheck(access, standing);
        for (NewRow row : rows) {
            Decoded decoded = RecordDecoder.decode(
                    entity, standing.rights().of(entity), Action.CREATE, row.members(), JsonPointer.ROOT);
            StoredRecord record = record(standing, entity, row, decoded, context);
            List<Finding> faults = new ArrayList<>(decoded.faults());
            faults.addAll(RecordChecks.faults(entity, record, decoded.faulty(), context, JsonPointer.ROOT));
            if (row.origin().isEmpty()) {
                // a record that comes back may refer to people who have left
                faults.addAll(people.unknown(entity, Optional.empty(), record, JsonPointer.ROOT));
            }
            if (faults.isEmpty()) {
                byShape.computeIfAbsent(decoded.names(), first -> new ArrayList<>())
                        .add(new Checked(row.line(), record));
            } else {
                rejections.add(new Rejection(row.line(), faults));
            }
        }
        long count = 0;
        for (Map.Entry<Set<String>, List<Checked>> shape : byShape.entrySet()) {
            WritePlan plan = plans.of(standing.rights(), entity, shape.getKey());
            Optional<Long> created = write(standing, context, plan, shape.getValue(), rejections);
            if (created.isEmpty()) {
                return Optional.empty();
            }
            count += created.get();
        }
        return Optional.of(new Created(count, rejections));
    }

    private StoredRecord record(
            Standing standing, EntityPlan entity, NewRow row, Decoded decoded, RequestContext context) {
        StoredRecord whole = RecordAssembly.created(entity, decoded, row.id(), context);
        Map<ElementId, Object> values = new HashMap<>(whole.values());
        for (Member.Column column : entity.columns()) {
            if (column.type() == FieldType.Plain.SECRET && values.get(column.id()) instanceof String secret) {
                SecretPlace place = new SecretPlace(standing.app().id(), entity.id(), row.id(), column.id());
                values.put(column.id(), sealer.seal(place, secret));
            }
        }
        Origin origin = row.origin().orElse(new Origin(1, whole.createdAt(), whole.createdBy()));
        return new StoredRecord(
                row.id(),
                origin.version(),
                origin.createdAt(),
                origin.createdBy(),
                whole.updatedAt(),
                whole.updatedBy(),
                values,
                whole.links());
    }

    /** How many were created; empty where the fence was stale. */
    private Optional<Long> write(
            Standing standing, RequestContext context, WritePlan plan, List<Checked> rows, List<Rejection> rejections) {
        long count = 0;
        Deque<List<Checked>> left = new ArrayDeque<>(List.of(rows));
        while (!left.isEmpty()) {
            List<Checked> chunk = left.pop();
            List<Command> commands = chunk.stream()
                    .<Command>map(row -> new Command.Create(row.record()))
                    .toList();
            switch (records.write(new Commit(plan, standing.fence(), context, NO_CURSORS, commands))) {
                case Fenced.Stale<Written> stale -> {
                    return Optional.empty();
                }
                case Fenced.Current<Written>(Written.Stored stored) -> count += chunk.size();
                case Fenced.Current<Written>(Written.Failed(List<WriteFault> faults)) -> {
                    count += sort(plan, chunk, faults, rejections);
                    requeue(left, without(chunk, faults), faults);
                }
            }
        }
        return Optional.of(count);
    }

    /** Rejects what is refused; how many of the faults only say that the record is there already. */
    private static long sort(WritePlan plan, List<Checked> chunk, List<WriteFault> faults, List<Rejection> rejections) {
        Map<Integer, List<Finding>> refused = new TreeMap<>();
        long there = 0;
        for (WriteFault fault : faults) {
            if (fault instanceof WriteFault.Moved) {
                there++;
            } else {
                refused.computeIfAbsent(fault.command(), first -> new ArrayList<>())
                        .add(RowFindings.of(plan, fault));
            }
        }
        refused.forEach((command, findings) ->
                rejections.add(new Rejection(chunk.get(command).line(), findings)));
        return there;
    }

    private static List<Checked> without(List<Checked> chunk, List<WriteFault> faults) {
        Set<Integer> named = new HashSet<>();
        faults.forEach(fault -> named.add(fault.command()));
        List<Checked> rest = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            if (!named.contains(i)) {
                rest.add(chunk.get(i));
            }
        }
        return rest;
    }

    private static void requeue(Deque<List<Checked>> left, List<Checked> rest, List<WriteFault> faults) {
        boolean allTold = faults.stream().allMatch(WriteFault.CheckFailed.class::isInstance);
        int middle = rest.size() / 2;
        if (allTold || middle == 0) {
            if (!rest.isEmpty()) {
                left.push(rest);
            }
        } else {
            left.push(rest.subList(middle, rest.size()));
            left.push(rest.subList(0, middle));
        }
    }
}
