package io.modelwright.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.TestJson;
import io.modelwright.core.exchange.DesignMerge.Merged;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.shared.Finding;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class DesignMergeTest {

    private static final Design CURRENT = design("""
            timeZone: Europe/Vienna
            entities:
              - name: task
                fields:
                  - { name: title, type: text, required: true, maxLength: 100 }
                  - { name: state, type: choice, choices: [{ name: open }, { name: done }] }
                  - { name: note, type: text, maxLength: 10 }
                rules:
                  - { expression: 'title != ""', message: 'Say something.' }
              - name: person
                fields:
                  - { name: name, type: text, maxLength: 50 }
            relations:
              - { name: owner, from: task, to: person, kind: manyToOne, inverse: tasks }
            roles:
              - { name: reader }
            """);

    private static Design design(String yaml) {
        Parsed parsed = DesignDocument.parseOffline(TestJson.json(yaml));
        assertThat(parsed.findings()).noneMatch(Finding::isError);
        return parsed.design().orElseThrow();
    }

    private static Design merged(Merged merged) {
        AtomicLong ids = new AtomicLong();
        Parsed parsed =
                DesignDocument.parse(merged.document(), CURRENT, () -> new UUID(0x7000L, ids.incrementAndGet()));
        assertThat(parsed.findings()).noneMatch(Finding::isError);
        return parsed.design().orElseThrow();
    }

    private static Design merged(String imported) {
        return merged(DesignMerge.merge(CURRENT, design(imported)));
    }

    private static Entity entity(Design design, String name) {
        return design.findEntity(name).orElseThrow();
    }

    private static List<String> names(Entity entity) {
        return entity.fields().stream().map(Field::name).toList();
    }

    @Test
    void nothingShouldBeTakenAway() {
        Merged merged = DesignMerge.merge(CURRENT, Design.EMPTY);

        assertThat(merged(merged)).isEqualTo(CURRENT);
        assertThat(merged.notes()).isEmpty();
    }

    @Test
    void sameDesignShouldChangeNothing() {
        assertThat(merged(DesignMerge.merge(CURRENT, CURRENT))).isEqualTo(CURRENT);
    }

    @Test
    void newElementsShouldComeAfterTheOnesThatAreThere() {
        Design merged = merged("""
                entities:
                  - name: tag
                    fields: [{ name: name, type: text, maxLength: 20 }]
                  - name: task
                    fields: [{ name: due, type: date }]
                    rules: [{ expression: 'due != null', message: 'When?' }]
                relations:
                  - { name: tags, from: task, to: tag, kind: manyToMany }
                roles: [{ name: editor }]
                """);

        assertThat(merged.entities()).extracting(Entity::name).containsExactly("task", "person", "tag");
        assertThat(names(entity(merged, "task"))).containsExactly("title", "state", "note", "due");
        assertThat(entity(merged, "task").rules())
                .extracting(rule -> rule.expression())
                .containsExactly("title != \"\"", "due != null");
        assertThat(merged.relations()).extracting(Relation::name).containsExactly("owner", "tags");
        assertThat(merged.roles()).extracting(role -> role.name()).containsExactly("reader", "editor");
        assertThat(merged.timeZone()).isEqualTo(CURRENT.timeZone());
    }

    @Test
    void whatHasTheSameNameShouldTakeThePlaceAndTheId() {
        Field before = entity(CURRENT, "task").findField("title").orElseThrow();
        FieldType.SingleChoice choices = (FieldType.SingleChoice)
                entity(CURRENT, "task").findField("state").orElseThrow().type();
        Merged both = DesignMerge.merge(CURRENT, design("""
                entities:
                  - name: task
                    fields:
                      - { name: title, type: longText }
                      - { name: state, type: choice, choices: [{ name: late }, { name: open, label: Offen }] }
                """));
        Design merged = merged(both);

        Field title = entity(merged, "task").findField("title").orElseThrow();
        assertThat(title.id()).isEqualTo(before.id());
        assertThat(title.type()).isInstanceOf(FieldType.LongText.class);
        assertThat(title.required()).isFalse();
        assertThat(entity(merged, "task").id())
                .isEqualTo(entity(CURRENT, "task").id());
        FieldType.SingleChoice now = (FieldType.SingleChoice)
                entity(merged, "task").findField("state").orElseThrow().type();
        assertThat(now.choices()).extracting(choice -> choice.name()).containsExactly("open", "done", "late");
        assertThat(now.choices().getFirst().id())
                .isEqualTo(choices.choices().getFirst().id());
        assertThat(both.notes()).extracting(Note::code).containsExactly("entity-merged");
    }

    @Test
    void relationWhoseNameIsTakenShouldBeLeftOutAndSaid() {
        Merged both = DesignMerge.merge(CURRENT, design("""
                entities:
                  - name: task
                    fields: []
                  - name: place
                    fields: [{ name: name, type: text, maxLength: 20 }]
                relations:
                  - { name: note, from: task, to: place, kind: manyToOne }
                  - { name: home, from: place, to: task, kind: manyToOne, inverse: title }
                """));
        Design merged = merged(both);

        assertThat(merged.relations()).extracting(Relation::name).containsExactly("owner", "home");
        assertThat(merged.relations().getLast().inverse()).isEmpty();
        assertThat(both.notes())
                .filteredOn(note -> note.code().equals("name-taken"))
                .extracting(Note::text)
                .containsExactly(
                        "The relation task.note is left out: the name is taken in the draft.",
                        "The relation place.home has no other side: title is taken in the draft.");
    }

    @Test
    void firstImportShouldBringItsTimeZone() {
        Design imported = design("{ timeZone: Asia/Tokyo, entities: [{ name: a, fields: [] }] }");

        assertThat(merged(DesignMerge.merge(Design.EMPTY, imported)).timeZone()).isEqualTo(imported.timeZone());
    }

    @Test
    void idsShouldStayBehindButNotDefaultsThatAreCalledSo() {
        Design design = design("""
                entities:
                  - name: a
                    fields: [{ name: data, type: json, default: { id: 7 } }]
                """);

        assertThat(DesignMerge.without(design).toString())
                .contains("id=JsonNumber[value=7]")
                .doesNotContain(entity(design, "a").id().toString());
    }
}
