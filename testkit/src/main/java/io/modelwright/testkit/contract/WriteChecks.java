package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.Relation;
import java.util.HashSet;
import java.util.Set;

/** Records of any entity are made, linked, changed, replaced and deleted, and are what was written each time. */
record WriteChecks(Design design, ModelWorld world, Api admin) {

    void make(Entity entity) {
        Reply made = world.fill(entity);
        expectWritten(entity, made, world.written(entity, ModelWorld.RECORDS - 1));
        made.expectJson("/version", "1").expectJson("/createdBy", JsonText.quoted(admin.id()));
        assertThat(made.etag()).isEqualTo("\"1\"");
        Reply read = admin.get(entity.name() + "/" + made.text("/id")).send().expect(200);
        assertThat(read.json()).isEqualTo(made.json());
    }

    private static void expectWritten(Entity entity, Reply reply, ObjectNode written) {
        written.properties().forEach(member -> {
            JsonNode expected = entity.findField(member.getKey())
                    .map(field -> ModelSamples.read(field, member.getValue()))
                    .orElse(member.getValue());
            assertThat(reply.at("/" + member.getKey()))
                    .as(member.getKey() + " in " + reply)
                    .isEqualTo(expected);
        });
    }

    void link(Entity entity) {
        for (int sample = 0; sample < ModelWorld.RECORDS; sample++) {
            ObjectNode links = world.links(entity, sample);
            if (!links.isEmpty()) {
                Reply linked = admin.patch(world.path(entity, sample))
                        .json(links.toString())
                        .send()
                        .expect(200);
                links.properties()
                        .forEach(link -> assertThat(unordered(linked.at("/" + link.getKey())))
                                .as(link.getKey() + " in " + linked)
                                .isEqualTo(unordered(link.getValue())));
            }
        }
    }

    /** An id by itself, or several in no order. */
    private static Set<JsonNode> unordered(JsonNode links) {
        Set<JsonNode> ids = new HashSet<>();
        if (links.isArray()) {
            links.forEach(ids::add);
        } else {
            ids.add(links);
        }
        return ids;
    }

    /** Each field by itself, then all of them at once. */
    void change(Entity entity) {
        int sample = ModelWorld.RECORDS - 1;
        String path = world.path(entity, sample);
        for (Field field : world.sampled(entity)) {
            Reply before = admin.get(path).send().expect(200);
            if (!field.required()) {
                ObjectNode nothing = JsonNodeFactory.instance.objectNode().putNull(field.name());
                admin.patch(path).json(nothing.toString()).send().expect(200).expectJson("/" + field.name(), "null");
            }
            JsonNode value = world.value(entity, field, sample);
            ObjectNode change = JsonNodeFactory.instance.objectNode().set(field.name(), value);
            Reply after = admin.patch(path).json(change.toString()).send().expect(200);
            ObjectNode expected = before.json().deepCopy();
            expected.set("version", after.at("/version"));
            expected.set("updatedAt", after.at("/updatedAt"));
            assertThat(after.json()).isEqualTo(expected);
        }
        ObjectNode whole = world.written(entity, sample);
        String tag = admin.get(path).send().etag();
        Reply put = admin.put(path).ifMatch(tag).json(whole.toString()).send().expect(200);
        expectWritten(entity, put, whole);
        for (Relation relation : design.relationsFrom(entity.name())) {
            if (!relation.required()) {
                put.expectJson("/" + relation.name(), relation.isToOne() ? "null" : "[]");
            }
        }
        admin.put(path).ifMatch("\"777\"").json(whole.toString()).send().expectProblem(412, "stale-record");
    }

    void delete(Entity entity) {
        for (String id : world.ids(entity)) {
            admin.delete(entity.name() + "/" + id).send().expect(204);
            admin.get(entity.name() + "/" + id).send().expectProblem(404, "not-found");
        }
        admin.list(entity.name(), "count=true").expect(200).expectJson("/total", "0");
    }
}
