package io.modelwright.codegen.java;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import java.util.List;

/** One entity with all that its classes are made of. Immutable. */
record EntityModel(CompiledApp app, EntityPlan plan, AppSymbols names) {

    String name() {
        return plan.name();
    }

    Design design() {
        return app.design();
    }

    EntitySymbols symbols() {
        return names.entity(plan.name());
    }

    /** Fields with columns, then to-one relations, then manyToMany relations: the components of the record behind the system's. */
    List<Member.Column> columns() {
        return plan.columns();
    }

    List<Member.ToOne> references() {
        return plan.references();
    }

    List<Member.ToMany> linkSets() {
        return plan.linkSets();
    }

    /** The relations that start here, in the order of the design. */
    List<Relation> relations() {
        return design().relationsFrom(name());
    }

    /** What the names of constraints end with that serve an element. */
    static String key(ElementId id) {
        return id.value().toString().replace("-", "");
    }
}
