package io.modelwright.core.modeling;

import java.util.List;

/** A change that the live records do not notice. */
public sealed interface DetailChange extends Change {

    /**
     * Something about an element that decides how people see it or what is accepted from now on: labels, limits, formulas,
     * rules, roles.
     *
     * @param kind such as {@code changeRule}
     * @param entity the entity, or the role or setting, it belongs to
     * @param name what people call the subject
     */
    record Detail(String kind, ElementId subject, String entity, String name) implements DetailChange {}

    /**
     * What was kept of a retired field or relation, or of its values before a change of type, is destroyed.
     *
     * @param kind {@code purgeField} or {@code purgeRelation}
     * @param columns of a field or to-one relation
     * @param links of a manyToMany relation
     */
    record Purged(
            String kind,
            ElementId subject,
            String entity,
            String name,
            List<Retired.Column> columns,
            List<Retired.Links> links)
            implements DetailChange {
        public Purged {
            columns = List.copyOf(columns);
            links = List.copyOf(links);
        }
    }
}
