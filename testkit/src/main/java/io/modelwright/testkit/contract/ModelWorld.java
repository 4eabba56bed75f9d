package io.modelwright.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.Relation;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A few records of each entity of a design on a server, each linked with the others; for one thread. */
final class ModelWorld {

    /** How many records of each entity there are. */
    static final int RECORDS = 3;

    private final Design design;
    private final ModelSamples samples;
    private final Api admin;
    private final List<Entity> order;
    private final Map<String, List<String>> ids = new HashMap<>();

    ModelWorld(Design design, ModelSamples samples, Api admin) {
        this.design = design;
        this.samples = samples;
        this.admin = admin;
        this.order = sorted(design);
    }

    /** The entities, each behind those that its records need. */
    private static List<Entity> sorted(Design design) {
        Set<Entity> sorted = new LinkedHashSet<>();
        while (sorted.size() < design.entities().size()) {
            int before = sorted.size();
            for (Entity entity : design.entities()) {
                if (design.relationsFrom(entity.name()).stream()
                        .filter(Relation::required)
                        .allMatch(relation ->
                                sorted.stream().anyMatch(known -> known.name().equals(relation.to())))) {
                    sorted.add(entity);
                }
            }
            if (sorted.size() == before) {
                throw new IllegalArgumentException("some entities need each other");
            }
        }
        return List.copyOf(sorted);
    }

    List<Entity> order() {
        return order;
    }

    List<String> ids(Entity entity) {
        return ids.getOrDefault(entity.name(), List.of());
    }

    /** What people write of a record that is like no other, with the relations that it needs. */
    ObjectNode written(Entity entity, int sample) {
        ObjectNode record = samples.record(entity, sample);
        for (Relation relation : design.relationsFrom(entity.name())) {
            if (relation.required()) {
                record.set(relation.name(), target(relation, sample));
            }
        }
        return record;
    }

    JsonNode target(Relation relation, int sample) {
        String id = relation.targetsUsers() ? admin.id() : id(relation.to(), sample % RECORDS);
        return JsonText.node(JsonText.quoted(id));
    }

    /** Makes the records of an entity and answers with the last one. */
    Reply fill(Entity entity) {
        List<Reply> made = IntStream.range(0, RECORDS)
                .mapToObj(sample ->
                        admin.create(entity.name(), written(entity, sample).toString()))
                .toList();
        ids.put(entity.name(), made.stream().map(reply -> reply.text("/id")).toList());
        return made.getLast();
    }

    /** Sets all relations of a record, those to many to two records. */
    ObjectNode links(Entity entity, int sample) {
        ObjectNode links =
                admin.get(path(entity, sample)).send().expect(200).json().deepCopy();
        links.removeAll();
        for (Relation relation : design.relationsFrom(entity.name())) {
            if (relation.isToOne()) {
                links.set(relation.name(), target(relation, sample));
            } else {
                ArrayNode targets = links.putArray(relation.name());
                IntStream.range(0, 2).mapToObj(i -> target(relation, i)).forEach(targets::add);
            }
        }
        return links;
    }

    String path(Entity entity, int sample) {
        return entity.name() + "/" + id(entity.name(), sample);
    }

    private String id(String entity, int sample) {
        return ids.getOrDefault(entity, List.of()).get(sample);
    }

    /** The fields that a sample has values of. */
    List<Field> sampled(Entity entity) {
        return entity.fields().stream()
                .filter(field -> samples.value(entity, field, 0).isPresent())
                .toList();
    }

    JsonNode value(Entity entity, Field field, int sample) {
        return samples.value(entity, field, sample).orElseThrow();
    }
}
