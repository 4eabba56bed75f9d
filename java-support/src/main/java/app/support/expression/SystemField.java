package app.support.expression;

import app.support.model.Relation;
import java.util.Arrays;
import java.util.Optional;

/** What every record carries beside its fields; never null in a stored record. */
public enum SystemField {
    ID("id"),
    VERSION("version"),
    CREATED_AT("createdAt"),
    CREATED_BY("createdBy"),
    UPDATED_AT("updatedAt"),
    UPDATED_BY("updatedBy");

    private final String member;

    SystemField(String member) {
        this.member = member;
    }

    /** Its name in expressions and on the wire. */
    public String member() {
        return member;
    }

    public static Optional<SystemField> find(String member) {
        return Arrays.stream(values())
                .filter(field -> field.member.equals(member))
                .findFirst();
    }

    /** Its type in a record of that entity. */
    public ValueType type(String entity) {
        return switch (this) {
            case ID -> new ValueType.Reference(entity);
            case VERSION -> ValueType.Scalar.INTEGER;
            case CREATED_AT, UPDATED_AT -> ValueType.Scalar.DATE_TIME;
            case CREATED_BY, UPDATED_BY -> new ValueType.Reference(Relation.USER);
        };
    }
}
