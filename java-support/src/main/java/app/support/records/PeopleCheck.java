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

/** Whether records refer to people who are there. Somebody who has left may stay where they are. */
record PeopleCheck(Engine.People people) {

    /** @param before absent for a new record */
    void check(Entity entity, Optional<RecordData> before, RecordData after, JsonPointer root, FieldErrors errors)
            throws SQLException {
        for (Member.ToOne reference : entity.references()) {
            if (reference.targetsUsers() && after.value(reference.name()) instanceof UUID person) {
                boolean known = before.filter(record -> person.equals(record.value(reference.name())))
                        .isPresent();
                if (!known && !people.isKnown(person)) {
                    unknown(root.member(reference.name()), errors);
                }
            }
        }
        for (Member.ToMany set : entity.linkSets()) {
            if (set.targetsUsers() && hasStranger(newLinks(set.name(), before, after))) {
                unknown(root.member(set.name()), errors);
            }
        }
    }

    private boolean hasStranger(Set<UUID> links) throws SQLException {
        for (UUID person : links) {
            if (!people.isKnown(person)) {
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

    private static void unknown(JsonPointer place, FieldErrors errors) {
        errors.add("unknown-person", place, "There is no such person in this app.");
    }
}
