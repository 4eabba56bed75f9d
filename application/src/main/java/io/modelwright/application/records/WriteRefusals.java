package io.modelwright.application.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.records.Check;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordChecks;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.records.driven.RecordStore.WriteFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;

/** What the faults of a store mean to the one who wrote. Stateless. */
final class WriteRefusals {

    private static final ElementId NONE = new ElementId(new UUID(0, 0));

    private WriteRefusals() {}

    /** @param roots where the record of each command stands in what was sent */
    static Refusal of(WritePlan plan, List<WriteFault> faults, IntFunction<JsonPointer> roots) {
        List<Finding> findings = new ArrayList<>();
        for (WriteFault fault : faults) {
            JsonPointer root = roots.apply(fault.command());
            switch (fault) {
                case WriteFault.CheckFailed failed -> {
                    Optional<Finding> finding = finding(plan.checks().get(failed.check()), root);
                    if (finding.isEmpty()) {
                        return Call.forbidden();
                    }
                    findings.add(finding.get());
                }
                case WriteFault.NotUnique taken -> findings.addAll(notUnique(plan.entity(), taken.set(), root));
                case WriteFault.NoTarget missing ->
                    findings.add(unknownRecord(root.member(name(plan.entity(), missing.relation()))));
                case WriteFault.TooLarge large ->
                    findings.add(Finding.error("too-large", root, "This is too large to be stored or indexed."));
                case WriteFault.StillReferenced held -> {
                    return stillReferenced();
                }
                case WriteFault.Moved moved -> {
                    return new Refusal.Conflict(
                            "changed-meanwhile", "Somebody else changed this record at the same time.", Map.of());
                }
            }
        }
        return invalid(findings.stream().distinct().toList());
    }

    static Refusal invalid(List<Finding> findings) {
        return new Refusal.Invalid("invalid-record", "The record is not valid.", findings);
    }

    /** One finding for each member of the set; also used where the set is asked for beforehand. */
    static List<Finding> notUnique(EntityPlan entity, ElementId set, JsonPointer root) {
        for (KeySet keys : entity.entity().uniqueSets()) {
            if (keys.id().equals(set)) {
                String message = "Another record has this combination of " + String.join(", ", keys.members()) + ".";
                return keys.members().stream()
                        .map(member -> Finding.error("unique", root.member(member), message))
                        .toList();
            }
        }
        return List.of(
                Finding.error("unique", root.member(name(entity, set)), "Another record has this value already."));
    }

    /** Empty where the caller lacks the right. */
    private static Optional<Finding> finding(Check check, JsonPointer root) {
        return switch (check) {
            case Check.Permitted permitted -> Optional.empty();
            case Check.Holds holds ->
                Optional.of(RecordChecks.broken(holds.rule().rule(), root));
            case Check.Reaches reaches ->
                Optional.of(unknownRecord(root.member(reaches.member().name())));
            case Check.ReachesAll reaches ->
                Optional.of(unknownRecord(root.member(reaches.member().name())));
        };
    }

    static Finding unknownRecord(JsonPointer at) {
        return Finding.error("unknown-record", at, "There is no such record.");
    }

    private static Refusal stillReferenced() {
        return new Refusal.Conflict(
                "still-referenced", "Other records refer to this one and must not lose it.", Map.of());
    }

    private static String name(EntityPlan entity, ElementId element) {
        return entity.members().values().stream()
                .filter(member -> element.equals(id(member)))
                .map(Member::name)
                .findFirst()
                .orElse("");
    }

    /** The element that the member writes; a relation to its own entity is seen from both ends, and written at one. */
    private static ElementId id(Member member) {
        return switch (member) {
            case Member.Column column -> column.id();
            case Member.ToOne one -> one.inverse() ? NONE : one.id();
            case Member.ToMany many -> many.side() == Member.ToMany.Side.LINKS_FROM ? many.id() : NONE;
            case Member.Computed computed -> computed.field().id();
            case Member.OfSystem system -> NONE;
        };
    }
}
