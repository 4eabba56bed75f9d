package io.modelwright.application.records;

import io.modelwright.application.records.access.PeopleCheck;
import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.RecordFiles;
import io.modelwright.application.records.access.SecretSealer;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.EntityRights;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordAssembly;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.records.RecordChecks;
import io.modelwright.core.records.RecordDecoder;
import io.modelwright.core.records.RecordDecoder.Decoded;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.secrets.SecretPlace;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driven.RecordStore.Command;
import io.modelwright.ports.records.driven.RecordStore.Commit;
import io.modelwright.ports.records.driven.RecordStore.LoadQuery;
import io.modelwright.ports.records.driven.RecordStore.WriteFault;
import io.modelwright.ports.records.driven.RecordStore.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Creations, changes and deletions. Thread-safe. */
final class RecordWriting {

    /** How many records are created at once. */
    static final int RECORDS_MAX = 1_000;

    /** How often a change is made anew that met another one, where the caller named no version. */
    private static final int ATTEMPTS = 4;

    private static final int FINDINGS_MAX = 200;

    private final RecordStore store;
    private final Plans plans;
    private final Cursors cursors;
    private final SecretSealer secrets;
    private final IdSource ids;
    private final UniquenessProbe probe;
    private final UnseenTargets unseen;
    private final RecordAccess access;

    RecordWriting(
            RecordStore store, Plans plans, Cursors cursors, SecretSealer secrets, IdSource ids, RecordAccess access) {
        this.store = store;
        this.plans = plans;
        this.cursors = cursors;
        this.secrets = secrets;
        this.ids = ids;
        this.access = access;
        this.probe = new UniquenessProbe(store);
        this.unseen = new UnseenTargets(store);
    }

    Fenced<Outcome<List<RecordBody>>> create(Call call, List<Json> sent, boolean many) {
        Optional<Refusal> refusal = call.refusal(Action.CREATE);
        if (refusal.isPresent()) {
            return Fencing.refused(refusal.get());
        }
        IntFunction<JsonPointer> roots = index -> many ? JsonPointer.ROOT.item(index) : JsonPointer.ROOT;
        List<Finding> faults = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<ElementId> links = new HashSet<>();
        List<RecordFiles.Reference> files = new ArrayList<>();
        PeopleCheck people = new PeopleCheck(access, call.standing());
        for (int i = 0; i < sent.size() && faults.size() < FINDINGS_MAX; i++) {
            Decoded decoded =
                    RecordDecoder.decode(call.entity(), rights(call), Action.CREATE, sent.get(i), roots.apply(i));
            StoredRecord record =
                    sealed(call, RecordAssembly.created(call.entity(), decoded, ids.next(), call.context()), decoded);
            List<Finding> found = faults(call, record, decoded, roots.apply(i));
            found.addAll(people.unknown(call.entity(), Optional.empty(), record, roots.apply(i)));
            if (!found.isEmpty()) {
                faults.addAll(found);
                faults.addAll(probe.taken(call, record, decoded.faulty(), roots.apply(i)));
            }
            files.addAll(RecordFiles.added(call.entity(), Optional.empty(), record, roots.apply(i)));
            commands.add(new Command.Create(record));
            names.addAll(decoded.names());
            links.addAll(decoded.links().keySet());
        }
        faults.addAll(unusable(call, files));
        if (!faults.isEmpty()) {
            return Fencing.refused(WriteRefusals.invalid(faults));
        }
        WritePlan plan = plans.create(call, names, links);
        return commit(call, plan, commands, files, roots);
    }

    private Fenced<Outcome<List<RecordBody>>> commit(
            Call call,
            WritePlan plan,
            List<Command> commands,
            List<RecordFiles.Reference> files,
            IntFunction<JsonPointer> roots) {
        Commit commit = new Commit(plan, call.fence(), call.context(), cursors.related(call), commands);
        if (files.isEmpty()) {
            return outcome(call, commit, store.write(commit), roots);
        }
        RecordFiles.Bound<Fenced<Written>> bound =
                access.files().binding(files, () -> store.write(commit), RecordWriting::isStored);
        return switch (bound) {
            case RecordFiles.Bound.Gone<Fenced<Written>>(var findings) ->
                Fencing.refused(WriteRefusals.invalid(List.copyOf(findings.values())));
            case RecordFiles.Bound.Ran<Fenced<Written>>(var written) -> outcome(call, commit, written, roots);
        };
    }

    private static boolean isStored(Fenced<Written> written) {
        return written instanceof Fenced.Current<Written>(Written.Stored stored);
    }

    private List<Finding> unusable(Call call, List<RecordFiles.Reference> files) {
        return files.isEmpty()
                ? List.of()
                : List.copyOf(access.files().refused(call.standing(), files).values());
    }

    private Fenced<Outcome<List<RecordBody>>> outcome(
            Call call, Commit commit, Fenced<Written> ended, IntFunction<JsonPointer> roots) {
        return Fencing.map(ended, written -> switch (written) {
            case Written.Stored stored -> Outcome.done(stored.records());
            case Written.Failed failed ->
                Outcome.refused(refusal(call, commit.plan(), commit.commands(), failed.faults(), roots));
        });
    }

    /** Of several broken uniquenesses the store tells the first: the others of that record are asked for. */
    private Refusal refusal(
            Call call,
            WritePlan plan,
            List<Command> commands,
            List<WriteFault> faults,
            IntFunction<JsonPointer> roots) {
        Refusal refusal = WriteRefusals.of(plan, faults, roots);
        if (!(refusal instanceof Refusal.Invalid invalid)) {
            return refusal;
        }
        Set<Finding> findings = new LinkedHashSet<>(invalid.findings());
        faults.stream().map(WriteFault::command).distinct().forEach(index -> {
            StoredRecord record = switch (commands.get(index)) {
                case Command.Create(StoredRecord created) -> created;
                case Command.Update(StoredRecord before, StoredRecord after) -> after;
                case Command.Delete(StoredRecord before) -> before;
            };
            if (plan.kind() != WritePlan.Kind.DELETE) {
                findings.addAll(probe.taken(call, record, Set.of(), roots.apply(index)));
            }
        });
        return WriteRefusals.invalid(List.copyOf(findings));
    }

    /** What a change makes of a record: {@code replacing} or merging what was sent. */
    Fenced<Outcome<RecordBody>> change(Call call, UUID id, OptionalLong version, Json sent, boolean replacing) {
        Optional<Refusal> refusal = call.refusal(Action.READ).or(() -> call.refusal(Action.UPDATE));
        if (refusal.isPresent()) {
            return Fencing.refused(refusal.get());
        }
        Fenced<Outcome<RecordBody>> result = Fencing.refused(Call.noSuchRecord());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            result = changeOnce(call, id, version, sent, replacing);
            boolean moved = result
                            instanceof
                            Fenced.Current<Outcome<RecordBody>>(Outcome.Refused<RecordBody>(Refusal.Conflict conflict))
                    && conflict.code().equals("changed-meanwhile");
            if (!moved) {
                return result;
            }
        }
        return result;
    }

    private Fenced<Outcome<RecordBody>> changeOnce(
            Call call, UUID id, OptionalLong version, Json sent, boolean replacing) {
        Decoded decoded = RecordDecoder.decode(call.entity(), rights(call), Action.UPDATE, sent, JsonPointer.ROOT);
        Set<ElementId> sets = replacing ? linkSets(call) : decoded.links().keySet();
        Fenced<List<StoredRecord>> loaded = store.load(new LoadQuery(
                call.rights(), call.entity(), call.fence(), call.context(), List.of(id), Set.copyOf(sets)));
        if (!(loaded instanceof Fenced.Current<List<StoredRecord>>(List<StoredRecord> found))) {
            return Fenced.stale();
        }
        if (found.isEmpty()) {
            return Fencing.refused(Call.noSuchRecord());
        }
        StoredRecord before = found.getFirst();
        if (version.isPresent() && version.getAsLong() != before.version()) {
            return Fencing.refused(stale(before.version()));
        }
        StoredRecord after = replacing
                ? RecordAssembly.replaced(call.entity(), rights(call), before, decoded, call.context())
                : RecordAssembly.patched(before, decoded, call.context());
        return switch (unseen.keep(call, before, after, decoded)) {
            case Fenced.Current<UnseenTargets.Kept>(var kept) ->
                store(call, before, sealed(call, kept.after(), decoded), decoded, kept.faults());
            case Fenced.Stale<UnseenTargets.Kept> stale -> Fenced.stale();
        };
    }

    private Fenced<Outcome<RecordBody>> store(
            Call call, StoredRecord before, StoredRecord after, Decoded decoded, List<Finding> known) {
        List<Finding> faults = faults(call, after, decoded, JsonPointer.ROOT);
        faults.addAll(known);
        faults.addAll(new PeopleCheck(access, call.standing())
                .unknown(call.entity(), Optional.of(before), after, JsonPointer.ROOT));
        List<RecordFiles.Reference> files =
                RecordFiles.added(call.entity(), Optional.of(before), after, JsonPointer.ROOT);
        faults.addAll(unusable(call, files));
        if (!faults.isEmpty()) {
            faults.addAll(probe.taken(call, after, decoded.faulty(), JsonPointer.ROOT));
            return Fencing.refused(WriteRefusals.invalid(faults));
        }
        Set<ElementId> changed = RecordAssembly.changes(call.entity(), before, after);
        Set<ElementId> links = RecordAssembly.linkChanges(before, after);
        if (changed.isEmpty() && links.isEmpty()) {
            return Fencing.refused(UNCHANGED);
        }
        Set<String> names = call.entity().members().values().stream()
                .filter(member -> isAmong(member, changed) || isAmong(member, links))
                .map(Member::name)
                .collect(Collectors.toUnmodifiableSet());
        WritePlan plan = plans.update(call, names, Set.copyOf(changed), Set.copyOf(links));
        return Fencing.map(
                commit(call, plan, List.of(new Command.Update(before, after)), files, index -> JsonPointer.ROOT),
                outcome -> outcome.map(List::getFirst));
    }

    /** Says that there is nothing to change; never leaves the hexagon. */
    static final Refusal UNCHANGED = new Refusal.Conflict("unchanged", "Nothing to change.", Map.of());

    Fenced<Outcome<Long>> delete(Call call, UUID id, OptionalLong version) {
        Optional<Refusal> refusal = call.refusal(Action.READ).or(() -> call.refusal(Action.DELETE));
        if (refusal.isPresent()) {
            return Fencing.refused(refusal.get());
        }
        Fenced<Outcome<Long>> result = Fencing.refused(Call.noSuchRecord());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            result = deleteOnce(call, id, version);
            boolean moved =
                    result instanceof Fenced.Current<Outcome<Long>>(Outcome.Refused<Long>(Refusal.Conflict conflict))
                            && conflict.code().equals("changed-meanwhile");
            if (!moved) {
                return result;
            }
        }
        return result;
    }

    private Fenced<Outcome<Long>> deleteOnce(Call call, UUID id, OptionalLong version) {
        Fenced<List<StoredRecord>> loaded = store.load(
                new LoadQuery(call.rights(), call.entity(), call.fence(), call.context(), List.of(id), linkSets(call)));
        if (!(loaded instanceof Fenced.Current<List<StoredRecord>>(List<StoredRecord> found))) {
            return Fenced.stale();
        }
        if (found.isEmpty()) {
            return Fencing.refused(Call.noSuchRecord());
        }
        StoredRecord before = found.getFirst();
        if (version.isPresent() && version.getAsLong() != before.version()) {
            return Fencing.refused(stale(before.version()));
        }
        return Fencing.map(
                commit(
                        call,
                        plans.delete(call),
                        List.of(new Command.Delete(before)),
                        List.of(),
                        index -> JsonPointer.ROOT),
                outcome -> outcome.map(none -> before.version()));
    }

    private static List<Finding> faults(Call call, StoredRecord record, Decoded decoded, JsonPointer root) {
        List<Finding> faults = new ArrayList<>(decoded.faults());
        faults.addAll(RecordChecks.faults(call.entity(), record, decoded.faulty(), call.context(), root));
        return faults;
    }

    /** The record with the secrets that were sent sealed, each to its record and field. */
    private StoredRecord sealed(Call call, StoredRecord record, Decoded decoded) {
        Map<ElementId, Object> values = new HashMap<>(record.values());
        for (Member.Column column : call.entity().columns()) {
            Optional<Object> sent = decoded.values().getOrDefault(column.id(), Optional.empty());
            if (column.type() == FieldType.Plain.SECRET && sent.isPresent()) {
                SecretPlace place =
                        new SecretPlace(call.app().app(), call.entity().id(), record.id(), column.id());
                values.put(column.id(), secrets.seal(place, sent.get().toString()));
            }
        }
        return new StoredRecord(
                record.id(),
                record.version(),
                record.createdAt(),
                record.createdBy(),
                record.updatedAt(),
                record.updatedBy(),
                values,
                record.links());
    }

    private static Refusal stale(long current) {
        return new Refusal.Stale("stale-record", "The record has changed since you read it.", current);
    }

    private static EntityRights rights(Call call) {
        return call.rights().of(call.entity());
    }

    private static Set<ElementId> linkSets(Call call) {
        return call.entity().linkSets().stream().map(Member.ToMany::id).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isAmong(Member member, Set<ElementId> ids) {
        return switch (member) {
            case Member.Column column -> ids.contains(column.id());
            case Member.ToOne one -> !one.inverse() && ids.contains(one.id());
            case Member.ToMany many -> many.side() == Member.ToMany.Side.LINKS_FROM && ids.contains(many.id());
            case Member.Computed computed -> false;
            case Member.OfSystem system -> false;
        };
    }
}
