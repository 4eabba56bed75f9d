package io.modelwright.application.records.transfer;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.records.Check;
import io.modelwright.core.records.CompiledRule;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordChecks;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.ports.records.driven.RecordStore.WriteFault;
import java.util.Optional;
import java.util.stream.Stream;

/** What to say of a row that the store refused. Stateless. */
final class RowFindings {

    private RowFindings() {}

    static Finding of(WritePlan plan, WriteFault fault) {
        return switch (fault) {
            case WriteFault.CheckFailed(int command, int check) ->
                failed(plan.checks().get(check));
            case WriteFault.NotUnique(int command, ElementId set) ->
                Finding.error("unique", place(plan.entity(), set), "Another record has this value already.");
            case WriteFault.NoTarget(int command, ElementId relation) ->
                Finding.error("no-target", place(plan.entity(), relation), "There is no such record.");
            case WriteFault.StillReferenced(int command, ElementId relation) ->
                Finding.error("still-referenced", JsonPointer.ROOT, "Other records refer to this one.");
            case WriteFault.TooLarge(int command) ->
                Finding.error("too-large", JsonPointer.ROOT, "This record is larger than can be stored.");
            case WriteFault.Moved(int command) ->
                Finding.error("exists", JsonPointer.ROOT, "There is a record of this id already.");
        };
    }

    private static Finding failed(Check check) {
        return switch (check) {
            case Check.Permitted permitted ->
                Finding.error("forbidden", JsonPointer.ROOT, "Your roles do not allow you to create this record.");
            case Check.Holds(CompiledRule rule) -> RecordChecks.broken(rule.rule(), JsonPointer.ROOT);
            case Check.Reaches(Member.ToOne member) -> noTarget(member.name());
            case Check.ReachesAll(Member.ToMany member) -> noTarget(member.name());
        };
    }

    private static Finding noTarget(String member) {
        return Finding.error("no-target", JsonPointer.ROOT.member(member), "There is no such record.");
    }

    /** The member of that id, or the record where the id is that of a set of several. */
    private static JsonPointer place(EntityPlan entity, ElementId id) {
        Stream<String> fields = entity.entity().fields().stream()
                .filter(field -> field.id().equals(id))
                .map(Field::name);
        Stream<String> relations = Stream.concat(
                entity.references().stream().filter(one -> one.id().equals(id)).map(Member::name),
                entity.linkSets().stream().filter(many -> many.id().equals(id)).map(Member::name));
        Optional<String> name = Stream.concat(fields, relations).findFirst();
        return name.map(JsonPointer.ROOT::member).orElse(JsonPointer.ROOT);
    }
}
