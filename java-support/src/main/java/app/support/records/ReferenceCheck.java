package app.support.records;

import app.support.json.JsonPointer;
import app.support.model.Entity;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.problem.FieldErrors;
import app.support.store.StoredFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether records refer to people that are there, and to files that the caller may use. What a record had before stays, whatever
 * became of it.
 *
 * @param people the people of the application
 */
record ReferenceCheck(Engine.Known people, FileAccess files) {

    /** @param before absent for a new record */
    void checkPeople(
            Connection connection,
            Entity entity,
            @Nullable RecordData before,
            RecordData after,
            JsonPointer root,
            FieldErrors errors)
            throws SQLException {
        Map<String, Set<UUID>> added = new LinkedHashMap<>();
        for (Member.ToOne reference : entity.references()) {
            if (reference.targetsUsers() && added(reference.name(), before, after) instanceof UUID id) {
                added.put(reference.name(), Set.of(id));
            }
        }
        for (Member.ToMany set : entity.linkSets()) {
            if (set.targetsUsers()) {
                added.put(set.name(), newLinks(set.name(), before, after));
            }
        }
        Set<UUID> asked = added.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (asked.isEmpty()) {
            return;
        }
        Set<UUID> there = people.among(connection, asked);
        added.forEach((member, ids) -> {
            if (!there.containsAll(ids)) {
                unknownPerson(root.member(member), errors);
            }
        });
    }

    /** @param before absent for a new record */
    void checkFiles(
            Connection connection,
            Call call,
            @Nullable RecordData before,
            RecordData after,
            JsonPointer root,
            FieldErrors errors)
            throws SQLException {
        FileAccess.Reader reader = new FileAccess.Reader(call.rights(), call.request());
        for (Member.Column column : call.entity().fileFields()) {
            if (added(column.name(), before, after) instanceof UUID id) {
                JsonPointer place = root.member(column.name());
                Optional<StoredFile> file = files.usable(connection, reader, call.entity(), after.id(), column, id);
                if (file.isEmpty()) {
                    unknownFile(place, errors);
                } else if (column.type() == FieldType.Plain.IMAGE && !file.get().isImage()) {
                    errors.add("not-an-image", place, "This must be a PNG, JPEG, GIF or WebP image.");
                }
            }
        }
    }

    static void unknownFile(JsonPointer place, FieldErrors errors) {
        errors.add("unknown-file", place, "There is no such file.");
    }

    private static @Nullable Object added(String member, @Nullable RecordData before, RecordData after) {
        Object value = after.value(member);
        return before != null && Objects.equals(before.value(member), value) ? null : value;
    }

    private static Set<UUID> newLinks(String set, @Nullable RecordData before, RecordData after) {
        Set<UUID> links = new HashSet<>(after.links(set));
        if (before != null) {
            List.copyOf(before.links(set)).forEach(links::remove);
        }
        return links;
    }

    private static void unknownPerson(JsonPointer place, FieldErrors errors) {
        errors.add("unknown-person", place, "There is no such person in this app.");
    }
}
