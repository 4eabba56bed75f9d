package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Relation;

/** Whatever a record may not be is refused at its place: what it lacks, what others have, what breaks a rule, what is not there. */
record RefusalChecks(Design design, ModelWorld world, Api admin) {

    /** No record that the world makes has this number. */
    private static final int OTHER = ModelWorld.RECORDS + 1;

    void check(Entity entity) {
        absentRecords(entity);
        absentValues(entity);
        wrongTypes(entity);
        duplicates(entity);
        rules(entity);
        restrictions(entity);
        admin.list(entity.name(), "count=true").expect(200).expectJson("/total", Integer.toString(ModelWorld.RECORDS));
    }

    private void absentRecords(Entity entity) {
        String path = entity.name() + "/" + ServedContract.unknownId();
        admin.get(path).send().expectProblem(404, "not-found");
        admin.patch(path).json("{}").send().expectProblem(404, "not-found");
        admin.delete(path).send().expectProblem(404, "not-found");
        for (Relation relation : design.relationsFrom(entity.name())) {
            ObjectNode record = other(entity);
            if (relation.isToOne()) {
                record.put(relation.name(), ServedContract.unknownId());
                admin.post(entity.name())
                        .json(record.toString())
                        .send()
                        .expectProblem(422, "invalid-record")
                        .expectFinding(
                                "/" + relation.name(), relation.targetsUsers() ? "unknown-person" : "unknown-record");
            }
        }
    }

    private ObjectNode other(Entity entity) {
        return world.written(entity, OTHER);
    }

    private void refused(Entity entity, ObjectNode record, String member, String code) {
        admin.post(entity.name())
                .json(record.toString())
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/" + member, code);
    }

    private void absentValues(Entity entity) {
        for (Field field : entity.fields()) {
            if (field.required() && ModelSamples.isWritten(field)) {
                ObjectNode record = other(entity);
                record.putNull(field.name());
                refused(entity, record, field.name(), "required");
                record.remove(field.name());
                if (field.defaultValue().isEmpty()) {
                    refused(entity, record, field.name(), "required");
                }
            }
        }
        for (Relation relation : design.relationsFrom(entity.name())) {
            if (relation.required()) {
                ObjectNode record = other(entity);
                record.remove(relation.name());
                refused(entity, record, relation.name(), "required");
            }
        }
    }

    private void wrongTypes(Entity entity) {
        for (Field field : entity.fields()) {
            if (ModelSamples.isWritten(field) && field.type() != FieldType.Plain.JSON) {
                ObjectNode record = other(entity);
                record.set(
                        field.name(), JsonNodeFactory.instance.arrayNode().add(JsonNodeFactory.instance.arrayNode()));
                Reply reply =
                        admin.post(entity.name()).json(record.toString()).send().expectProblem(422, "invalid-record");
                assertThat(reply.text("/errors/0/pointer")).startsWith("/" + field.name());
            } else if (!ModelSamples.isWritten(field)) {
                ObjectNode record = other(entity);
                record.put(field.name(), 1);
                refused(entity, record, field.name(), "read-only");
            }
        }
    }

    private void duplicates(Entity entity) {
        for (Field field : world.sampled(entity)) {
            if (field.unique()) {
                ObjectNode record = other(entity);
                record.set(field.name(), world.value(entity, field, 0));
                refused(entity, record, field.name(), "unique");
            }
        }
        for (KeySet set : entity.uniqueSets()) {
            ObjectNode first = world.written(entity, 0);
            ObjectNode record = other(entity);
            set.members().forEach(member -> record.set(member, first.get(member)));
            refused(entity, record, set.members().getFirst(), "unique");
        }
    }

    private void rules(Entity entity) {
        long samples = HospitalDesign.BREAKING.stream()
                .filter(breaking -> breaking.entity().equals(entity.name()))
                .peek(breaking -> {
                    ObjectNode record = other(entity);
                    record.setAll((ObjectNode) JsonText.node(breaking.values()));
                    refused(entity, record, breaking.field(), "rule");
                    admin.patch(world.path(entity, 0))
                            .json(breaking.values())
                            .send()
                            .expectProblem(422, "invalid-record")
                            .expectFinding("/" + breaking.field(), "rule");
                })
                .count();
        assertThat(samples).as("samples for the rules").isEqualTo(entity.rules().size());
    }

    private void restrictions(Entity entity) {
        boolean kept = design.relationsTo(entity.name()).stream()
                .anyMatch(relation -> relation.isToOne() && relation.onDelete() == Relation.OnDelete.RESTRICT);
        if (kept) {
            admin.delete(world.path(entity, 0)).send().expectProblem(409, "still-referenced");
            admin.get(world.path(entity, 0)).send().expect(200);
        }
    }
}
