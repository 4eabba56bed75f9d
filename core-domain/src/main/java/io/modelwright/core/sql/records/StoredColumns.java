package io.modelwright.core.sql.records;

import io.modelwright.core.expression.SystemField;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.PhysicalNames;
import io.modelwright.core.sql.SqlType;
import java.util.ArrayList;
import java.util.List;

/** The columns of an entity's table that records are made of, in a fixed order. Stateless. */
public final class StoredColumns {

    private StoredColumns() {}

    /**
     * One column.
     *
     * @param name quoted
     * @param slot the slot of a value for it
     * @param member what it belongs to
     * @param part 0, or 1 for the second column of money and geoPoint
     */
    public record StoredColumn(String name, SqlType type, String slot, Member member, int part) {}

    /** System columns first, then those of the fields, then those of the to-one relations. */
    public static List<StoredColumn> of(EntityPlan entity) {
        List<StoredColumn> columns = new ArrayList<>();
        for (SystemField system : SystemField.values()) {
            String name = Tables.system(system);
            columns.add(
                    new StoredColumn(name, Tables.type(system), Slots.column(name), new Member.OfSystem(system), 0));
        }
        for (Member.Column field : entity.columns()) {
            List<SqlType> types = Tables.types(field.type());
            List<Columns.Column> physical = Columns.of(field.field());
            for (int i = 0; i < types.size(); i++) {
                String name = PhysicalNames.quote(physical.get(i).name());
                columns.add(new StoredColumn(name, types.get(i), Slots.column(name), field, i));
            }
        }
        for (Member.ToOne reference : entity.references()) {
            String name = Tables.foreignKey(reference.relation());
            columns.add(new StoredColumn(name, SqlType.UUID, Slots.column(name), reference, 0));
        }
        return List.copyOf(columns);
    }
}
