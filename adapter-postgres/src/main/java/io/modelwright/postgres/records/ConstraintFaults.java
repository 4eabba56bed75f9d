package io.modelwright.postgres.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.sql.KeyNames;
import io.modelwright.ports.records.driven.RecordStore.Commit;
import io.modelwright.ports.records.driven.RecordStore.WriteFault;
import io.modelwright.postgres.SqlFailures;
import java.sql.SQLException;
import java.util.Optional;

/** What a broken constraint says about a command. Stateless. */
final class ConstraintFaults {

    private static final String TOO_LARGE = "54000";

    private ConstraintFaults() {}

    /** Empty where the failure is none of the command's doing. */
    static Optional<WriteFault> of(SQLException e, int command, Commit commit) {
        if (SqlFailures.state(e).filter(TOO_LARGE::equals).isPresent()) {
            return Optional.of(new WriteFault.TooLarge(command));
        }
        Optional<ElementId> element = SqlFailures.constraint(e).flatMap(KeyNames::element);
        if (element.isEmpty()) {
            return Optional.empty();
        }
        if (SqlFailures.isUniqueViolation(e)) {
            boolean sameId = element.get().equals(commit.plan().entity().id());
            return Optional.of(
                    sameId ? new WriteFault.Moved(command) : new WriteFault.NotUnique(command, element.get()));
        }
        if (SqlFailures.isForeignKeyViolation(e)) {
            return Optional.of(
                    commit.plan().kind() == WritePlan.Kind.DELETE
                            ? new WriteFault.StillReferenced(command, element.get())
                            : new WriteFault.NoTarget(command, element.get()));
        }
        return Optional.empty();
    }
}
