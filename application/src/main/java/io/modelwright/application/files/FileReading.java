package io.modelwright.application.files;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.files.FileId;
import io.modelwright.core.files.FileUse;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.files.driven.FileRepository;
import io.modelwright.ports.files.driven.FileRepository.Placed;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driven.RecordStore.LoadQuery;
import io.modelwright.ports.records.driving.Records;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who may read which file. What is noted of a file's places only says where to look: each answer comes of the records as the
 * caller sees them now, so that rows, masks and roles hold here as they do there. Safe for many threads.
 */
final class FileReading {

    /** How many places are looked at for a reader, the newest first. */
    private static final int PLACES_READ = 100;

    /** Beyond this many places a file counts as referred to without a look. */
    private static final int PLACES_MAX = 1_000;

    private static final int ATTEMPTS = 2;

    private final RecordAccess access;
    private final Records records;
    private final RecordStore store;
    private final FileRepository files;
    private final InstantSource clock;

    FileReading(FilesServices.Needs needs) {
        this.access = needs.access();
        this.records = needs.records();
        this.store = needs.store();
        this.files = needs.files();
        this.clock = needs.clock();
    }

    Optional<StoredFile> find(FileId id) {
        return files.find(List.of(id)).stream().findFirst();
    }

    /** Whether the caller sees it in a record, or it is theirs and in none. */
    boolean isReadable(Principal principal, StoredFile file) {
        List<Placed> places = files.uses(file.id(), PLACES_READ).newest();
        if (places.stream().anyMatch(place -> isShown(principal, file, place.use()))) {
            return true;
        }
        return isOwn(principal, file) && sees(principal, file) && !isReferred(principal, file);
    }

    /** Whether they have anything to do with its app: who has left reads nothing, not even their own. */
    private boolean sees(Principal principal, StoredFile file) {
        return access.freshStanding(principal, file.app().toString()) instanceof Outcome.Done<Standing>;
    }

    static boolean isOwn(Principal principal, StoredFile file) {
        return file.uploader().equals(principal.account());
    }

    private boolean isShown(Principal principal, StoredFile file, FileUse use) {
        String app = file.app().toString();
        return isShown(principal, access.standing(principal, app), use)
                || isShown(principal, access.freshStanding(principal, app), use);
    }

    private boolean isShown(Principal principal, Outcome<Standing> outcome, FileUse use) {
        if (!(outcome instanceof Outcome.Done<Standing>(Standing standing))) {
            return false;
        }
        Optional<Member.Column> field =
                standing.live().find(use.entity().toString()).flatMap(entity -> field(entity, use.field()));
        if (field.isEmpty()) {
            return false;
        }
        QueryParameters shown = new QueryParameters(Map.of("fields", field.get().name()));
        Outcome<RecordBody> read = records.read(
                principal,
                standing.app().id().toString(),
                use.entity().toString(),
                use.record().toString(),
                shown);
        return read instanceof Outcome.Done<RecordBody>(RecordBody body) && holds(body, use.file());
    }

    /**
     * Whether the one field in that body holds the file. A quotation mark within a name is written with a backslash, so that
     * no name can look like this.
     */
    private static boolean holds(RecordBody body, FileId file) {
        return body.body().toString().contains(":{\"id\":\"" + file + "\"");
    }

    /**
     * Whether any record has the file in a field now, or may have it again: what the live version does not know is kept
     * elsewhere, and comes back with an older one.
     */
    boolean isReferred(Principal principal, StoredFile file) {
        return isReferred(principal, file, files.uses(file.id(), PLACES_MAX).newest());
    }

    boolean isReferred(Principal principal, StoredFile file, List<Placed> places) {
        if (places.size() >= PLACES_MAX) {
            return true;
        }
        for (int attempt = 0; attempt < ATTEMPTS && !places.isEmpty(); attempt++) {
            if (!(access.freshStanding(principal, file.app().toString())
                    instanceof Outcome.Done<Standing>(Standing standing))) {
                return true;
            }
            Optional<Boolean> referred = isReferred(standing, file, places);
            if (referred.isPresent()) {
                return referred.get();
            }
        }
        if (places.isEmpty()) {
            return false;
        }
        throw new StoreUnavailable("the app is being published", null);
    }

    /** How many places are asked for to know whether a file is referred to. */
    static int placesMax() {
        return PLACES_MAX;
    }

    /** Empty where the standing was of an older version. */
    private Optional<Boolean> isReferred(Standing standing, StoredFile file, List<Placed> places) {
        Map<ElementId, List<FileUse>> byEntity = places.stream()
                .map(Placed::use)
                .collect(Collectors.groupingBy(FileUse::entity, HashMap::new, Collectors.toList()));
        for (Map.Entry<ElementId, List<FileUse>> uses : byEntity.entrySet()) {
            Optional<EntityPlan> entity = standing.live().find(uses.getKey().toString());
            boolean retired = entity.isEmpty()
                    || uses.getValue().stream()
                            .anyMatch(use -> field(entity.get(), use.field()).isEmpty());
            if (retired) {
                return Optional.of(true);
            }
            List<UUID> ids =
                    uses.getValue().stream().map(FileUse::record).distinct().toList();
            Fenced<List<StoredRecord>> loaded = store.load(new LoadQuery(
                    standing.live().rights(RightsBasis.Workspace.EVERYTHING),
                    entity.get(),
                    standing.fence(),
                    standing.context(clock.instant()),
                    ids,
                    Set.of()));
            if (!(loaded instanceof Fenced.Current<List<StoredRecord>>(List<StoredRecord> found))) {
                return Optional.empty();
            }
            if (found.stream()
                    .anyMatch(record -> record.values().containsValue(file.id().value()))) {
                return Optional.of(true);
            }
        }
        return Optional.of(false);
    }

    private static Optional<Member.Column> field(EntityPlan entity, ElementId id) {
        return entity.fileFields().stream()
                .filter(field -> field.id().equals(id))
                .findFirst();
    }
}
