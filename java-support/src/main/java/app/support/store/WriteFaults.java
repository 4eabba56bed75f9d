package app.support.store;

import app.support.json.JsonPointer;
import app.support.model.Entity;
import app.support.model.Relation;
import app.support.model.UniqueSet;
import app.support.problem.FieldError;
import app.support.problem.FieldErrors;
import app.support.problem.Problems;
import app.support.records.RecordData;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What failed checks and broken constraints mean to the one who wrote. Stateless. */
public final class WriteFaults {

    private static final String TOO_LARGE = "54000";

    private WriteFaults() {}

    /**
     * What to say of the checks that a change does not pass.
     *
     * @throws app.support.problem.ProblemException 403 where the caller lacks the right
     */
    public static void add(List<WriteCheck> failed, JsonPointer root, FieldErrors errors) {
        for (WriteCheck check : failed) {
            switch (check) {
                case WriteCheck.Permitted permitted -> throw Problems.forbidden();
                case WriteCheck.Holds(var rule) ->
                    errors.add("rule", rule.member().map(root::member).orElse(root), rule.message());
                case WriteCheck.Reaches(var member) -> addUnknownRecord(root.member(member.name()), errors);
                case WriteCheck.ReachesAll(var member) -> addUnknownRecord(root.member(member.name()), errors);
            }
        }
    }

    /** Says that there is no record of an id. */
    public static void addUnknownRecord(JsonPointer at, FieldErrors errors) {
        errors.add("unknown-record", at, "There is no such record.");
    }

    /** What to say of values that another record has. */
    public static void addTaken(List<UniqueSet> taken, JsonPointer root, FieldErrors errors) {
        for (UniqueSet set : taken) {
            for (FieldError error : notUnique(set, root)) {
                errors.add(error.code(), error.pointer(), error.message());
            }
        }
    }

    private static List<FieldError> notUnique(UniqueSet set, JsonPointer root) {
        String message = set.members().size() == 1
                ? "Another record has this value already."
                : "Another record has this combination of " + String.join(", ", set.members()) + ".";
        return set.members().stream()
                .map(member -> new FieldError(root.member(member), "unique", message))
                .toList();
    }

    /** What to say of a failure of a statement that writes; the failure itself where it is none of the record's doing. */
    public static FieldErrors of(SQLException failure, Entity entity, RecordData record, JsonPointer root)
            throws SQLException {
        FieldErrors errors = new FieldErrors();
        if (SqlFailures.state(failure).filter(TOO_LARGE::equals).isPresent()) {
            errors.add("too-large", root, "This is too large to be stored or indexed.");
            return errors;
        }
        if (FileTable.isGone(failure)) {
            entity.fileFields().stream()
                    .filter(column -> record.value(column.name()) != null)
                    .forEach(column ->
                            errors.add("unknown-file", root.member(column.name()), "There is no such file any more."));
            return errors;
        }
        String constraint = SqlFailures.constraint(failure).orElse("");
        if (SqlFailures.isUniqueViolation(failure)) {
            entity.uniqueSets().stream()
                    .filter(set -> constraint.endsWith("_" + set.key()))
                    .forEach(set -> addTaken(List.of(set), root, errors));
        } else if (SqlFailures.isForeignKeyViolation(failure)) {
            Optional<Relation> relation = entity.relations().stream()
                    .filter(each -> constraint.endsWith("_" + each.key()))
                    .findFirst();
            relation.ifPresent(missing -> addUnknownRecord(root.member(missing.name()), errors));
        }
        if (errors.isEmpty()) {
            throw failure;
        }
        return errors;
    }

    /** The uniquenesses that a refused record breaks beside the one that the database told. */
    public static void addAlsoTaken(
            Connection connection, Entity entity, RecordData record, JsonPointer root, FieldErrors errors)
            throws SQLException {
        Set<FieldError> known = Set.copyOf(errors.toList());
        for (UniqueSet set : Uniqueness.taken(connection, entity, record, Set.of())) {
            if (!known.containsAll(notUnique(set, root))) {
                addTaken(List.of(set), root, errors);
            }
        }
    }
}
