package io.modelwright.core.records;

import io.modelwright.core.modeling.ElementId;
import java.util.List;
import java.util.Set;

/**
 * What writes of one shape do, compiled once and used for many. Equal only to itself, so that stores can keep what they made
 * for one.
 */
public final class WritePlan {

    /** The kinds of change; their lower-case names are the actions of the history. */
    public enum Kind {
        CREATE,
        UPDATE,
        DELETE
    }

    private final Kind kind;
    private final Set<ElementId> changed;
    private final Set<ElementId> links;
    private final List<Check> checks;
    private final ReadPlan answer;

    /**
     * @param changed for updates: the fields and to-one relations that get new values
     * @param links the manyToMany relations whose sets are written
     * @param answer what is told of the records as they are then; its filter, search and order do not count
     */
    public WritePlan(Kind kind, Set<ElementId> changed, Set<ElementId> links, List<Check> checks, ReadPlan answer) {
        this.kind = kind;
        this.changed = Set.copyOf(changed);
        this.links = Set.copyOf(links);
        this.checks = List.copyOf(checks);
        this.answer = answer;
    }

    public Kind kind() {
        return kind;
    }

    public EntityPlan entity() {
        return answer.entity();
    }

    public RecordRights rights() {
        return answer.rights();
    }

    public Set<ElementId> changed() {
        return changed;
    }

    public Set<ElementId> links() {
        return links;
    }

    public List<Check> checks() {
        return checks;
    }

    public ReadPlan answer() {
        return answer;
    }
}
