package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * What every server of records does with every entity of a large design: the questions are made of the design, so that no entity is
 * left out. They are wide where {@link RecordsApiContract} is deep.
 */
public interface ModelDrivenContract {

    /** A server of {@link HospitalDesign} without records. */
    RecordsServer hospital();

    /** First all records are made, each entity behind those it needs; they go in the opposite order. */
    @TestFactory
    default Stream<DynamicNode> everyEntity() {
        Design design = HospitalDesign.design();
        RecordsServer server = hospital();
        Api admin = Api.administrator(server);
        ModelWorld world = new ModelWorld(design, new ModelSamples(HospitalDesign.FORMS), admin);
        List<Entity> entities = world.order();
        assertThat(entities).hasSizeGreaterThanOrEqualTo(30);
        assertThat(design.relations()).hasSizeGreaterThanOrEqualTo(40);
        return Stream.of(
                dynamicContainer("make", each(entities, new WriteChecks(design, world, admin)::make)),
                dynamicContainer("link", each(entities, new WriteChecks(design, world, admin)::link)),
                dynamicContainer("read", each(entities, new ReadChecks(design, world, admin)::check)),
                dynamicContainer("refuse", each(entities, new RefusalChecks(design, world, admin)::check)),
                dynamicContainer("change", each(entities, new WriteChecks(design, world, admin)::change)),
                dynamicContainer(
                        "permit",
                        design.roles().stream()
                                .map(role -> dynamicTest(
                                        role.name(), () -> new RoleChecks(design, world, server).check(role)))),
                dynamicContainer("delete", each(entities.reversed(), new WriteChecks(design, world, admin)::delete)));
    }

    private static Stream<DynamicNode> each(List<Entity> entities, EntityCheck check) {
        return entities.stream().map(entity -> dynamicTest(entity.name(), () -> check.of(entity)));
    }

    /** Something that has to be so of an entity. */
    @FunctionalInterface
    interface EntityCheck {
        void of(Entity entity);
    }
}
