package io.modelwright.application.records.access;

import io.modelwright.core.files.FileId;
import io.modelwright.core.files.FileUse;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Decides to which files records may refer. Safe for many threads. */
public interface RecordFiles {

    /**
     * A file that a field is to hold and did not hold before.
     *
     * @param at where it stands in what was sent
     */
    record Reference(FileUse use, Member.Column field, JsonPointer at) {}

    /** What came of a write together with its references. */
    sealed interface Bound<T> {

        /** What the write answered. */
        record Ran<T>(T result) implements Bound<T> {}

        /** Files have gone since they were checked; nothing was written. */
        record Gone<T>(Map<Reference, Finding> findings) implements Bound<T> {}
    }

    /** What is wrong with those of them that the caller may not use. */
    Map<Reference, Finding> refused(Standing standing, List<Reference> references);

    /**
     * Runs the write in one transaction with the note where the files are put then.
     *
     * @param keeps whether the write has written; else the note is taken back
     */
    <T> Bound<T> binding(List<Reference> references, Supplier<T> write, Predicate<? super T> keeps);

    /** The files that the record refers to and did not before. */
    static List<Reference> added(
            EntityPlan entity, Optional<StoredRecord> before, StoredRecord after, JsonPointer root) {
        List<Reference> references = new ArrayList<>();
        for (Member.Column field : entity.fileFields()) {
            if (after.value(field.id()) instanceof UUID file) {
                boolean there = before.filter(record -> file.equals(record.value(field.id())))
                        .isPresent();
                if (!there) {
                    FileUse use = new FileUse(new FileId(file), entity.id(), after.id(), field.id());
                    references.add(new Reference(use, field, root.member(field.name())));
                }
            }
        }
        return references;
    }

    static Finding unknown(Reference reference) {
        return Finding.error("unknown-file", reference.at(), "There is no such file for you in this app.");
    }

    static Map<Reference, Finding> allUnknown(List<Reference> references) {
        return references.stream().distinct().collect(Collectors.toMap(one -> one, RecordFiles::unknown));
    }

    /** Where no files are kept: none is known. */
    RecordFiles NONE = new RecordFiles() {
        @Override
        public Map<Reference, Finding> refused(Standing standing, List<Reference> references) {
            return allUnknown(references);
        }

        @Override
        public <T> Bound<T> binding(List<Reference> references, Supplier<T> write, Predicate<? super T> keeps) {
            return references.isEmpty() ? new Bound.Ran<>(write.get()) : new Bound.Gone<>(allUnknown(references));
        }
    };
}
