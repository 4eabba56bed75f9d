package app.support.records;

import app.support.json.JsonPointer;
import app.support.model.Entity;
import app.support.model.Member;
import app.support.problem.FieldErrors;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whether records refer to people and files that are there. What a record had before stays, whatever became of it.
 *
 * @param people the people of the application
 * @param files the files that were uploaded
 */
record ReferenceCheck(Engine.Known people, Engine.Known files) {

    /** @param before absent for a new record */
    void check(Entity entity, Optional<RecordData> before, RecordData after, JsonPointer root, FieldErrors errors)
            throws SQLException {
        for (Member.ToOne reference : entity.references()) {
            if (reference.targetsUsers() && isUnknown(people, reference.name(), before, after)) {
                unknownPerson(root.member(reference.name()), errors);
            }
        }
        for (Member.ToMany set : entity.linkSets()) {
            if (set.targetsUsers() && hasStranger(newLinks(set.name(), before, after))) {
                unknownPerson(root.member(set.name()), errors);
            }
        }
        for (Member.Column column : entity.columns()) {
            if (column.type().isFile() && isUnknown(files, column.name(), before, after)) {
                errors.add("unknown-file", root.member(column.name()), "There is no such file.");
            }
        }
    }

    private static boolean isUnknown(Engine.Known known, String member, Optional<RecordData> before, RecordData after)
            throws SQLException {
        Object id = after.value(member);
        boolean isOld = before.filter(record -> record.values().get(member) != null
                        && record.values().get(member).equals(id))
                .isPresent();
        return id instanceof UUID uuid && !isOld && !known.has(uuid);
    }

    private boolean hasStranger(Set<UUID> links) throws SQLException {
        for (UUID person : links) {
            if (!people.has(person)) {
                return true;
            }
        }
        return false;
    }

    private static Set<UUID> newLinks(String set, Optional<RecordData> before, RecordData after) {
        Set<UUID> links = new HashSet<>(after.links(set));
        before.ifPresent(record -> List.copyOf(record.links(set)).forEach(links::remove));
        return links;
    }

    private static void unknownPerson(JsonPointer place, FieldErrors errors) {
        errors.add("unknown-person", place, "There is no such person in this app.");
    }
}
