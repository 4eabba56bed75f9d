package io.modelwright.core.modeling.document;

import static io.modelwright.core.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.modeling.Rule;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Which element of a document is which element of the current design. */
final class DesignDocumentIdentityTest {

    private static final String TASKS = """
            entities:
              - name: task
                fields:
                  - { name: title, type: text }
                  - { name: state, type: choice, choices: [open, closed] }
                rules:
                  - { expression: "title != ''", message: Name it }
                unique: [[title, parent]]
                indexes: [[state]]
              - { name: tag, fields: [ { name: title, type: text } ] }
            relations:
              - { from: task, name: parent, kind: manyToOne, to: task, inverse: children }
              - { from: task, name: tags, kind: manyToMany, to: tag }
            roles:
              - { name: member, permissions: [ { entity: task, actions: [read] } ] }
            """;

    private final AtomicLong drawn = new AtomicLong();
    private final IdSource ids =
            () -> new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | drawn.incrementAndGet());
    private final Design current = parse(TASKS, Design.EMPTY);

    private Design parse(String document, Design before) {
        Parsed parsed = DesignDocument.parse(json(document), before, ids);
        assertThat(parsed.findings()).noneMatch(Finding::isError);
        return parsed.design().orElseThrow();
    }

    private List<String> findings(String document) {
        return DesignDocument.parse(json(document), current, ids).findings().stream()
                .map(finding -> finding.code() + " " + finding.pointer())
                .toList();
    }

    private Entity task() {
        return current.entities().getFirst();
    }

    @Test
    void parseShouldDrawAnIdForEveryElementOfANewDesign() {
        // 2 entities, 3 fields, 2 choices, a rule, a unique set, an index, 2 relations, a role
        assertThat(drawn).hasValue(13);
    }

    @Test
    void parseShouldKeepTheIdsOfSameNamedSiblings() {
        assertThat(parse(TASKS, current)).isEqualTo(current);
        assertThat(drawn).hasValue(13);
    }

    @Test
    void parseShouldKeepTheIdOfARenamedElementThatCarriesIt() {
        Design renamed = parse(
                """
                entities:
                  - id: %s
                    name: todo
                    fields:
                      - { id: %s, name: label, type: text }
                      - { name: state, type: choice, choices: [ { id: %s, name: begun }, closed ] }
                relations:
                  - { from: todo, name: parent, kind: manyToOne, to: todo, inverse: children }
                """.formatted(
                                task().id(),
                                task().fields().getFirst().id(),
                                choices(current).getFirst().id()),
                current);

        assertThat(renamed.entities().getFirst().id()).isEqualTo(task().id());
        assertThat(renamed.entities().getFirst().fields())
                .extracting(Field::id)
                .isEqualTo(task().fields().stream().map(Field::id).toList());
        assertThat(choices(renamed))
                .extracting(Choice::id)
                .isEqualTo(choices(current).stream().map(Choice::id).toList());
        assertThat(renamed.relations())
                .as("a relation stays what it is while its entity does")
                .extracting(Relation::id)
                .containsExactly(current.relations().getFirst().id());
    }

    private static List<Choice> choices(Design design) {
        return design.entities().getFirst().fields().get(1).type().choices();
    }

    @Test
    void parseShouldGiveANewIdToTheSuccessorOfARenamedElement() {
        Design swapped = parse("""
                entities:
                  - name: task
                    fields:
                      - { name: title, type: text }
                      - { id: %s, name: oldTitle, type: text }
                """.formatted(task().fields().getFirst().id()), current);

        assertThat(swapped.entities().getFirst().fields().get(1).id())
                .isEqualTo(task().fields().getFirst().id());
        assertThat(swapped.entities().getFirst().fields().getFirst().id())
                .isNotIn(task().fields().stream().map(Field::id).toList());
    }

    @Test
    void parseShouldFindUnknownDuplicateAndMalformedIds() {
        ElementId title = task().fields().getFirst().id();
        assertThat(findings("""
                entities:
                  - id: 018f3c3e-7a1b-7c2d-8e3f-0123456789ab
                    name: other
                    fields: [ { id: %s, name: title, type: text } ]
                  - name: task
                    fields:
                      - { id: %s, name: title, type: text }
                      - { id: %s, name: again, type: text }
                      - { id: x, name: a, type: text }
                      - { id: 5, name: b, type: text }
                      - { id: %s, name: c, type: text }
                roles:
                  - { id: %s, name: member, permissions: [] }
                """.formatted(title, title, title, task().id(), task().id())))
                .containsExactly(
                        "unknown-id /entities/0/id",
                        "unknown-id /entities/0/fields/0/id",
                        "duplicate-id /entities/1/fields/1/id",
                        "malformed-id /entities/1/fields/2/id",
                        "malformed-id /entities/1/fields/3/id",
                        "unknown-id /entities/1/fields/4/id",
                        "unknown-id /roles/0/id");
    }

    @Test
    void parseShouldNotLetARelationMoveToAnotherEntity() {
        assertThat(findings("""
                entities:
                  - { name: task, fields: [] }
                  - { name: tag, fields: [] }
                relations:
                  - { id: %s, from: tag, name: parent, kind: manyToOne, to: task }
                """.formatted(current.relations().getFirst().id())))
                .containsExactly("unknown-id /relations/0/id");
    }

    @Test
    void parseShouldKnowNamelessElementsByTheirContent() {
        Design changed = parse("""
                entities:
                  - name: task
                    fields:
                      - { name: title, type: text }
                      - { name: state, type: choice, choices: [open, closed] }
                    rules:
                      - { expression: "size(title) < 9", message: Be brief }
                      - { expression: "title != ''", message: Another message }
                    indexes: [[title], { members: [state] }]
                """, current);

        List<Rule> rules = changed.entities().getFirst().rules();
        assertThat(rules.get(1).id()).isEqualTo(task().rules().getFirst().id());
        assertThat(rules.getFirst().id()).isNotEqualTo(task().rules().getFirst().id());
        List<KeySet> indexes = changed.entities().getFirst().indexes();
        assertThat(indexes.get(1).id()).isEqualTo(task().indexes().getFirst().id());
    }

    @Test
    void parseShouldMakeAnEntityOfAManyToManyWithAttributesAndKnowItAgain() {
        String document = """
                entities:
                  - { name: task, fields: [] }
                  - { name: tag, fields: [] }
                relations:
                  - { from: task, name: tags, kind: manyToMany, to: tag, inverse: tasks, displayName: Tags, attributes: [ { name: weight, type: integer } ] }
                  - { from: task, name: follows, kind: manyToMany, to: task, attributes: [] }
                """;

        Design design = parse(document, current);

        assertThat(design.entities())
                .extracting(Entity::name)
                .containsExactly("task", "tag", "taskTags", "taskFollows");
        Entity link = design.entities().get(2);
        assertThat(link.labels().displayName()).contains("Tags");
        assertThat(link.fields()).extracting(Field::name).containsExactly("weight");
        assertThat(link.uniqueSets()).extracting(KeySet::members).containsExactly(List.of("task", "tag"));
        assertThat(design.relations())
                .extracting(Relation::from, Relation::name, Relation::to, Relation::inverse)
                .containsExactly(
                        tuple("taskTags", "task", "task", Optional.of("tags")),
                        tuple("taskTags", "tag", "tag", Optional.of("tasks")),
                        tuple("taskFollows", "source", "task", Optional.of("follows")),
                        tuple("taskFollows", "target", "task", Optional.empty()));
        assertThat(design.relations()).allSatisfy(relation -> {
            assertThat(relation.kind()).isEqualTo(Kind.MANY_TO_ONE);
            assertThat(relation.required()).isTrue();
            assertThat(relation.onDelete()).isEqualTo(OnDelete.CASCADE);
        });
        assertThat(parse(document, design)).isEqualTo(design);
    }

    @Test
    void parseOfflineShouldDeriveIdsFromNames() {
        Design design = DesignDocument.parseOffline(json(TASKS)).design().orElseThrow();
        Design reordered = DesignDocument.parseOffline(json("""
                        roles: [ { name: member, permissions: [] } ]
                        entities:
                          - { name: other, fields: [] }
                          - { name: task, fields: [ { name: more, type: date }, { name: title, type: text } ] }
                        """)).design().orElseThrow();

        Entity task = design.findEntity("task").orElseThrow();
        assertThat(task.id().value().version()).isEqualTo(5);
        assertThat(reordered.findEntity("task").orElseThrow().id()).isEqualTo(task.id());
        assertThat(reordered
                        .findEntity("task")
                        .orElseThrow()
                        .findField("title")
                        .orElseThrow()
                        .id())
                .isEqualTo(task.findField("title").orElseThrow().id());
        assertThat(reordered.roles().getFirst().id())
                .isEqualTo(design.roles().getFirst().id());
        // fixed for ever: whatever is generated offline hangs on these ids
        assertThat(task.id()).hasToString("6f2a6163-5cac-5c65-91c8-5caf0d8d27d5");
    }

    @Test
    void writeShouldPutAllIdsAndLeaveOutWhatIsUsual() {
        assertThat(DesignDocument.write(current).members()).containsOnlyKeys("entities", "relations", "roles");
        Json.JsonObject task = object(DesignDocument.write(current).find("entities"), 0);
        assertThat(task.members().keySet()).containsExactly("id", "name", "fields", "rules", "unique", "indexes");
        assertThat(object(task.find("fields"), 0).members().keySet()).containsExactly("id", "name", "type");
        assertThat(object(object(task.find("fields"), 1).find("choices"), 0)
                        .members()
                        .keySet())
                .containsExactly("id", "name");
        assertThat(object(task.find("unique"), 0).members().keySet()).containsExactly("id", "members");
        assertThat(object(DesignDocument.write(current).find("relations"), 0)
                        .members()
                        .keySet())
                .containsExactly("id", "from", "name", "kind", "to", "inverse");
        Role role = current.roles().getFirst();
        assertThat(object(DesignDocument.write(current).find("roles"), 0))
                .isEqualTo(json("{ id: %s, name: member, permissions: [ { entity: task, actions: [read] } ] }"
                        .formatted(role.id())));
    }

    private static Json.JsonObject object(Optional<Json> list, int position) {
        assertThat(list).isPresent();
        return (Json.JsonObject) ((Json.JsonArray) list.orElseThrow()).items().get(position);
    }
}
