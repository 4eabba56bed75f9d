package io.modelwright.application.files;

import io.modelwright.application.records.access.RecordFiles;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.files.FileId;
import io.modelwright.core.files.FileUse;
import io.modelwright.core.files.Images;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.Finding;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.files.driven.FileRepository;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the files that records are to refer to, and notes the places with the records. Safe for many threads. */
final class FileBinding implements RecordFiles {

    private final FileReading reading;
    private final FileRepository files;
    private final Atomic atomic;
    private final InstantSource clock;

    FileBinding(FileReading reading, FileRepository files, Atomic atomic, InstantSource clock) {
        this.reading = reading;
        this.files = files;
        this.atomic = atomic;
        this.clock = clock;
    }

    @Override
    public Map<Reference, Finding> refused(Standing standing, List<Reference> references) {
        Set<FileId> ids =
                references.stream().map(reference -> reference.use().file()).collect(Collectors.toUnmodifiableSet());
        Map<FileId, StoredFile> known = files.find(ids).stream()
                .filter(file -> file.app().equals(standing.app().id()))
                .collect(Collectors.toUnmodifiableMap(StoredFile::id, Function.identity()));
        Map<Reference, Finding> refused = new HashMap<>();
        for (Reference reference : references) {
            finding(standing, reference, known.get(reference.use().file()))
                    .ifPresent(finding -> refused.put(reference, finding));
        }
        return refused;
    }

    private Optional<Finding> finding(Standing standing, Reference reference, @Nullable StoredFile file) {
        if (file == null || !isUsable(standing, file, reference.use())) {
            return Optional.of(RecordFiles.unknown(reference));
        }
        boolean fits = reference.field().type() != FieldType.Plain.IMAGE || Images.isImage(file.mediaType());
        return fits
                ? Optional.empty()
                : Optional.of(Finding.error(
                        "not-an-image", reference.at(), "This must be an image in PNG, JPEG, GIF or WebP."));
    }

    /** Their own, one that was in this very field before, or one that they can read elsewhere. */
    private boolean isUsable(Standing standing, StoredFile file, FileUse use) {
        return FileReading.isOwn(standing.principal(), file)
                || files.uses(file.id(), FileReading.placesMax()).newest().stream()
                        .anyMatch(place -> place.use().equals(use))
                || reading.isReadable(standing.principal(), file);
    }

    @Override
    public <T> Bound<T> binding(List<Reference> references, Supplier<T> write, Predicate<? super T> keeps) {
        if (references.isEmpty()) {
            return new Bound.Ran<>(write.get());
        }
        List<FileUse> uses = references.stream().map(Reference::use).toList();
        return atomic.run(
                () -> {
                    Set<FileId> missing = files.place(uses, clock.instant());
                    return missing.isEmpty()
                            ? new Bound.Ran<T>(write.get())
                            : new Bound.Gone<T>(gone(references, missing));
                },
                bound -> bound instanceof Bound.Ran<T>(T result) && keeps.test(result));
    }

    private static Map<Reference, Finding> gone(List<Reference> references, Set<FileId> missing) {
        return RecordFiles.allUnknown(references.stream()
                .filter(reference -> missing.contains(reference.use().file()))
                .toList());
    }
}
