package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.QueryNames;
import io.modelwright.core.shared.AppId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Records of any entity are listed, filtered by each member, sorted by each, read in pages, and expanded by each relation. */
record ReadChecks(Design design, ModelWorld world, Api admin) {

    void check(Entity entity) {
        filters(entity);
        sorting(entity);
        pages(entity);
        design.relationsFrom(entity.name()).forEach(relation -> forward(entity, relation));
        design.relationsTo(entity.name()).stream()
                .filter(relation -> relation.inverse().isPresent())
                .forEach(relation -> backward(entity, relation));
    }

    private void filters(Entity entity) {
        String first = world.ids(entity).getFirst();
        String own = "id == '" + first + "' && (";
        for (Field field : world.sampled(entity)) {
            String condition = ModelSamples.condition(field, world.value(entity, field, 0));
            assertThat(admin.list(entity.name(), "filter=" + condition)
                            .expect(200)
                            .items("id"))
                    .as(condition)
                    .contains(first);
            admin.list(entity.name(), "filter=" + own + field.name() + " == null)", "count=true")
                    .expect(200)
                    .expectJson("/total", "0");
            if (field.unique()) {
                admin.list(entity.name(), "filter=" + condition, "count=true").expectJson("/total", "1");
            }
        }
        for (Field field : entity.fields()) {
            if (!world.sampled(entity).contains(field)) {
                String condition = field.name() + " == null || " + field.name() + " != null";
                admin.list(entity.name(), "filter=" + own + condition + ")", "count=true")
                        .expect(200)
                        .expectJson("/total", "1");
            }
        }
        for (Relation relation : design.relationsFrom(entity.name())) {
            if (relation.isToOne()) {
                String condition = relation.name() + " == " + world.target(relation, 0);
                assertThat(admin.list(entity.name(), "filter=" + condition)
                                .expect(200)
                                .items("id"))
                        .contains(first);
            }
        }
    }

    private void sorting(Entity entity) {
        CompiledApp app = CompiledApp.compile(new AppId(new UUID(0, 1)), 1, "app", design);
        for (String member :
                QueryNames.of(app.find(entity.name()).orElseThrow()).sortable()) {
            List<String> up = admin.list(entity.name(), "sort=" + member + ",id")
                    .expect(200)
                    .items("id");
            List<String> down = admin.list(entity.name(), "sort=-" + member + ",-id")
                    .expect(200)
                    .items("id");
            assertThat(up).containsExactlyInAnyOrderElementsOf(world.ids(entity));
            if (admin.list(entity.name(), "filter=" + member + " == null", "count=true")
                            .at("/total")
                            .intValue()
                    == 0) {
                assertThat(down).as(member).isEqualTo(up.reversed());
            }
        }
    }

    private void pages(Entity entity) {
        List<String> seen = new ArrayList<>();
        Reply page = admin.list(entity.name(), "limit=1", "sort=createdAt", "count=true")
                .expect(200);
        page.expectJson("/total", Integer.toString(ModelWorld.RECORDS));
        seen.addAll(page.items("id"));
        while (!page.at("/nextCursor").isNull()) {
            page = admin.list(entity.name(), "limit=1", "sort=createdAt", "cursor=" + page.text("/nextCursor"))
                    .expect(200);
            seen.addAll(page.items("id"));
        }
        assertThat(seen).isEqualTo(world.ids(entity));
    }

    private void forward(Entity entity, Relation relation) {
        if (relation.targetsUsers()) {
            return;
        }
        Reply reply = admin.get(world.path(entity, 0) + "?expand=" + relation.name())
                .send()
                .expect(200);
        String at = "/" + relation.name() + (relation.isToOne() ? "/id" : "/items/0/id");
        assertThat(reply.text(at)).isIn(targets(relation.to()));
        admin.list(entity.name(), "expand=" + relation.name(), "sort=createdAt")
                .expect(200)
                .at("/items/0" + at);
    }

    private void backward(Entity entity, Relation relation) {
        String name = relation.inverse().orElseThrow();
        Reply reply =
                admin.get(world.path(entity, 0) + "?expand=" + name).send().expect(200);
        boolean one = relation.kind() == Relation.Kind.ONE_TO_ONE;
        assertThat(reply.text("/" + name + (one ? "/id" : "/items/0/id"))).isIn(targets(relation.from()));
    }

    private List<String> targets(String entity) {
        return world.ids(design.findEntity(entity).orElseThrow());
    }
}
