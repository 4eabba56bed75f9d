package io.modelwright.application.records.access;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds references to people who are no members of the app or its workspace: no constraint of the data database can know
 * them. Remembers whom it has asked for, so make one for each request. For one thread.
 */
public final class PeopleCheck {

    private final RecordAccess access;
    private final Standing standing;
    private final Map<UUID, Boolean> asked = new HashMap<>();

    public PeopleCheck(RecordAccess access, Standing standing) {
        this.access = access;
        this.standing = standing;
    }

    /**
     * What is wrong with the people that the record refers to and did not before: who has left may stay where they are.
     *
     * @param before absent for a new record
     * @param root where the record stands in what was sent
     */
    public List<Finding> unknown(
            EntityPlan entity, Optional<StoredRecord> before, StoredRecord after, JsonPointer root) {
        List<Finding> findings = new ArrayList<>();
        for (Member.ToOne reference : entity.references()) {
            if (reference.targetsUsers() && after.value(reference.id()) instanceof UUID person) {
                boolean known = before.filter(record -> person.equals(record.value(reference.id())))
                        .isPresent();
                if (!known && !isMember(person)) {
                    findings.add(unknown(root.member(reference.name())));
                }
            }
        }
        for (Member.ToMany set : entity.linkSets()) {
            if (set.targetsUsers()
                    && !newLinks(set.id(), before, after).stream().allMatch(this::isMember)) {
                findings.add(unknown(root.member(set.name())));
            }
        }
        return findings;
    }

    private static Set<UUID> newLinks(ElementId set, Optional<StoredRecord> before, StoredRecord after) {
        Set<UUID> links = new HashSet<>(after.links().getOrDefault(set, List.of()));
        before.ifPresent(record -> links.removeAll(record.links().getOrDefault(set, List.of())));
        return links;
    }

    private boolean isMember(UUID person) {
        return asked.computeIfAbsent(person, id -> access.isMember(standing.app(), new AccountId(id)));
    }

    private static Finding unknown(JsonPointer place) {
        return Finding.error("unknown-person", place, "There is no such person in this app or its workspace.");
    }
}
