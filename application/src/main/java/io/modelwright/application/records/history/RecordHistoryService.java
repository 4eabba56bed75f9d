package io.modelwright.application.records.history;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Staleness;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordJournal;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driving.RecordHistory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the past of a record for those who may see it, and hands restoring on. */
final class RecordHistoryService implements RecordHistory {

    private static final int LIMIT_MAX = 500;
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    private final RecordAccess access;
    private final RecordStore records;
    private final RecordJournal journal;
    private final Restoring restoring;
    private final InstantSource clock;

    RecordHistoryService(
            RecordAccess access, RecordStore records, RecordJournal journal, Restoring restoring, InstantSource clock) {
        this.access = access;
        this.records = records;
        this.journal = journal;
        this.restoring = restoring;
        this.clock = clock;
    }

    @Override
    public Outcome<Page<Entry>> list(
            Principal principal, String app, String entity, UUID id, int limit, Optional<String> cursor) {
        if (limit < 1 || limit > LIMIT_MAX) {
            return malformed("malformed-limit", "A limit is a number from 1 to 500.");
        }
        if (cursor.filter(text -> !VERSION.matcher(text).matches()).isPresent()) {
            return malformed("malformed-cursor", "This cursor did not come from here.");
        }
        long below = cursor.map(Long::parseLong).orElse(Long.MAX_VALUE);
        return withPast(principal, app, entity, id, (standing, past) -> Outcome.done(page(past, below, limit)));
    }

    private static <T> Outcome<T> malformed(String code, String detail) {
        return Outcome.refused(new Refusal.Malformed(code, detail, List.of()));
    }

    private static Page<Entry> page(RecordPast past, long below, int limit) {
        List<Entry> entries = new ArrayList<>();
        Optional<RecordJournal.Entry> next = past.walk().peek();
        while (next.isPresent() && entries.size() < limit) {
            past.walk().advance();
            Map<Member, PastRecord.Change> changes = past.values().undo(next.get());
            if (next.get().version() < below) {
                entries.add(entry(past, next.get(), changes));
            }
            next = past.walk().peek();
        }
        Optional<String> cursor = next.map(more -> Long.toString(more.version() + 1));
        return new Page<>(entries, cursor);
    }

    private static Entry entry(RecordPast past, RecordJournal.Entry change, Map<Member, PastRecord.Change> changes) {
        Json.ObjectBuilder shown = Json.object();
        changes.forEach((member, values) -> {
            if (past.visibility().shows(member)) {
                shown.put(
                        member.name(),
                        Json.object()
                                .put("from", values.from())
                                .put("to", values.to())
                                .build());
            }
        });
        return new Entry(change.version(), action(change), change.at(), change.actor(), shown.build());
    }

    private static Action action(RecordJournal.Entry change) {
        return switch (change.action()) {
            case "create" -> change.version() == 1 ? Action.CREATED : Action.RESTORED;
            case "update" -> Action.UPDATED;
            case "delete" -> Action.DELETED;
            default -> throw new IllegalStateException("a change of the unknown kind " + change.action());
        };
    }

    @Override
    public Outcome<JsonBody> restore(Principal principal, String app, String entity, UUID id, long version) {
        return withPast(
                principal, app, entity, id, (standing, past) -> restoring.restore(principal, standing, past, version));
    }

    private <T> Outcome<T> withPast(
            Principal principal,
            String app,
            String entity,
            UUID id,
            BiFunction<Standing, RecordPast, Outcome<T>> work) {
        Outcome<Standing> first = access.freshStanding(principal, app);
        Fenced<Outcome<T>> answer = attempt(first, entity, id, work);
        if (answer instanceof Fenced.Current<Outcome<T>>(Outcome<T> outcome) && access.holds(outcome, first)) {
            return outcome;
        }
        Outcome<Standing> fresh = access.freshStanding(principal, app);
        return switch (attempt(fresh, entity, id, work)) {
            case Fenced.Current<Outcome<T>>(Outcome<T> outcome) -> outcome;
            case Fenced.Stale<Outcome<T>> again -> throw Staleness.after(fresh, access, principal, app);
        };
    }

    private <T> Fenced<Outcome<T>> attempt(
            Outcome<Standing> known, String entity, UUID id, BiFunction<Standing, RecordPast, Outcome<T>> work) {
        return switch (known) {
            case Outcome.Refused<Standing>(Refusal refusal) -> Fenced.current(Outcome.refused(refusal));
            case Outcome.Done<Standing>(Standing standing) -> {
                Optional<EntityPlan> plan = standing.live().find(entity);
                yield plan.isEmpty() ? missing("entity") : look(standing, plan.get(), id, work);
            }
        };
    }

    private static <T> Fenced<Outcome<T>> missing(String what) {
        return Fenced.current(Outcome.refused(Refusal.NotFound.of(what)));
    }

    private <T> Fenced<Outcome<T>> look(
            Standing standing, EntityPlan entity, UUID id, BiFunction<Standing, RecordPast, Outcome<T>> work) {
        RequestContext context = standing.context(clock.instant());
        Set<ElementId> links =
                entity.linkSets().stream().map(Member.ToMany::id).collect(Collectors.toUnmodifiableSet());
        Fenced<List<StoredRecord>> loaded = records.load(
                new RecordStore.LoadQuery(standing.rights(), entity, standing.fence(), context, List.of(id), links));
        return switch (loaded) {
            case Fenced.Stale<List<StoredRecord>> stale -> Fenced.stale();
            case Fenced.Current<List<StoredRecord>>(List<StoredRecord> found) -> {
                Optional<RecordPast> past = found.isEmpty()
                        ? RecordPast.ofDeleted(journal, standing, entity, id, context)
                        : Optional.of(RecordPast.ofPresent(journal, standing, entity, found.getFirst(), context));
                yield past.isEmpty() ? missing("record") : Fenced.current(work.apply(standing, past.get()));
            }
        };
    }
}
