package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.modeling.Role;
import java.util.List;

/** A role may do with each entity what its permissions say, and nothing else. Nothing is changed by it. */
record RoleChecks(Design design, ModelWorld world, RecordsServer server) {

    void check(Role role) {
        Api person = Api.person(server, role.name());
        for (Entity entity : design.entities()) {
            List<Permission> permissions = role.permissions().stream()
                    .filter(permission -> permission.entity().equals(entity.name()))
                    .toList();
            if (permissions.isEmpty()) {
                unknown(person, entity);
            } else {
                reading(person, entity, permissions);
                writing(person, entity, permissions);
            }
        }
    }

    /** What a role knows nothing of is as if it were not there. */
    private void unknown(Api person, Entity entity) {
        String path = world.path(entity, 0);
        person.get(entity.name()).send().expectProblem(404, "not-found");
        person.get(path).send().expectProblem(404, "not-found");
        person.post(entity.name()).json("{}").send().expectProblem(404, "not-found");
        person.patch(path).json("{}").send().expectProblem(404, "not-found");
        person.delete(path).send().expectProblem(404, "not-found");
    }

    private static boolean permits(List<Permission> permissions, Action action) {
        return permissions.stream().anyMatch(permission -> permission.actions().contains(action));
    }

    private void reading(Api person, Entity entity, List<Permission> permissions) {
        if (!permits(permissions, Action.READ)) {
            person.get(entity.name()).send().expectProblem(403, "forbidden");
            return;
        }
        Reply list = person.list(entity.name(), "count=true").expect(200);
        List<String> hidden = permissions.getFirst().hiddenFields();
        for (JsonNode record : list.at("/items")) {
            hidden.forEach(member -> assertThat(record.has(member)).as(member).isFalse());
        }
        if (permissions.getFirst().where().isPresent()) {
            String where = permissions.getFirst().where().orElseThrow().replace("user.id", "'" + person.id() + "'");
            assertThat(list.items("id"))
                    .containsExactlyInAnyOrderElementsOf(Api.administrator(server)
                            .list(entity.name(), "filter=" + where)
                            .expect(200)
                            .items("id"));
        } else {
            list.expectJson("/total", Integer.toString(ModelWorld.RECORDS));
        }
        hidden.forEach(member ->
                person.list(entity.name(), "filter=" + member + " != null").expectProblem(422, "invalid-query"));
    }

    private void writing(Api person, Entity entity, List<Permission> permissions) {
        String path = world.path(entity, 0);
        boolean whole = permissions.getFirst().where().isEmpty();
        if (!permits(permissions, Action.CREATE)) {
            person.post(entity.name())
                    .json(world.written(entity, 0).toString())
                    .send()
                    .expectProblem(403, "forbidden");
        } else {
            // permitted, but there are such values already, or none at all
            person.post(entity.name()).json("{}").send().expectProblem(422, "invalid-record");
        }
        if (!permits(permissions, Action.UPDATE)) {
            person.patch(path).json("{}").send().expectProblem(403, "forbidden");
        } else if (whole) {
            person.patch(path).json("{}").send().expect(200);
            permissions
                    .getFirst()
                    .readOnlyFields()
                    .forEach(member -> person.patch(path)
                            .json("{\"" + member + "\":\"x\"}")
                            .send()
                            .expectProblem(422, "invalid-record")
                            .expectFinding("/" + member, "read-only"));
        }
        if (!permits(permissions, Action.DELETE)) {
            person.delete(path).send().expectProblem(403, "forbidden");
        }
    }
}
