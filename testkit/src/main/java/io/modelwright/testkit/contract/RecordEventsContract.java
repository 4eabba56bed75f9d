package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.testkit.contract.Events.Event;
import org.junit.jupiter.api.Test;

/** Changes of records as they happen. */
public interface RecordEventsContract extends ServedContract {

    private RecordsServer server() {
        return servers().serving(ContractDesign.PAPERS);
    }

    private Api admin() {
        return Api.administrator(server());
    }

    @Test
    default void followerShouldSeeWhatHappensAfterItBegan() {
        for (int round = 0; round < 5; round++) {
            String before = admin().created("topic", "{\"name\":\"before\"}");
            try (Events events = admin().events()) {
                String created = admin().created("topic", "{\"name\":\"after\"}");

                Event event = events.next();
                while (!event.record().equals(created)) {
                    assertThat(event.record()).isNotEqualTo(before);
                    event = events.next();
                }
                assertThat(event.name()).isEqualTo("created");
            }
        }
    }

    @Test
    default void eventsShouldTellWhatWasDoneToWhich() {
        try (Events events = admin().events()) {
            Reply created = admin().create("topic", "{\"name\":\"told\"}");
            String id = created.text("/id");
            Reply changed = admin().patch("topic/" + id)
                    .json("{\"name\":\"retold\"}")
                    .send()
                    .expect(200);
            admin().patch("topic/" + id).json("{\"name\":null}").send().expect(422);
            admin().delete("topic/" + id).send().expect(204);

            Event first = events.nextOf(id);
            assertThat(first.name()).isEqualTo("created");
            assertThat(first.json())
                    .isEqualTo(JsonText.node("{\"entity\":\"topic\",\"id\":\"" + id
                            + "\",\"version\":1,\"action\":\"created\",\"at\":\"" + created.text("/createdAt")
                            + "\",\"by\":\"" + admin().id() + "\"}"));
            Event updated = events.nextOf(id);
            assertThat(updated.name()).isEqualTo("updated");
            assertThat(updated.json().path("at").asText()).isEqualTo(changed.text("/updatedAt"));
            assertThat(updated.json().path("version").asInt()).isEqualTo(2);
            Event deleted = events.nextOf(id);
            assertThat(deleted.name()).isEqualTo("deleted");
            assertThat(deleted.json().path("version").asInt()).isEqualTo(3);
        }
    }

    @Test
    default void followerShouldGoOnAfterTheLastEventThatItSaw() {
        String last;
        String seen;
        try (Events events = admin().events()) {
            seen = admin().created("topic", "{\"name\":\"seen\"}");
            last = events.nextOf(seen).id();
        }
        String missed = admin().created("topic", "{\"name\":\"missed\"}");
        String later = admin().created("topic", "{\"name\":\"later\"}");

        try (Events events = admin().events("Last-Event-ID", last)) {
            Event event = events.next();
            while (!event.record().equals(missed)) {
                assertThat(event.record()).isNotIn(seen, later);
                event = events.next();
            }
            events.nextOf(later);
        }
        try (Events events = admin().events("Last-Event-ID", "999999999999")) {
            assertThat(events.next().name()).isEqualTo("reset");
            String after = admin().created("topic", "{\"name\":\"after a reset\"}");
            events.nextOf(after);
        }
    }

    @Test
    default void followerShouldSeeWhatTheyCanReadAlone() {
        Api owner = Api.person(server(), "owner");
        try (Events events = owner.events()) {
            admin().created("topic", "{\"name\":\"hidden\"}");
            admin().created("paper", "{\"title\":\"The administrator's\"}");
            String own = owner.created("paper", "{\"title\":\"The owner's\"}");

            assertThat(events.next().record()).isEqualTo(own);
        }
    }

    @Test
    default void rightsShouldBeAskedAtEachEvent() {
        Api archivist = Api.person(server(), "archivist");
        String paper = "paper/" + admin().created("paper", "{\"pages\":1}");
        try (Events events = archivist.events()) {
            admin().patch(paper).json("{\"pages\":2}").send().expect(200);
            admin().patch(paper).json("{\"open\":false}").send().expect(200);
            Event event = events.nextOf(paper.substring("paper/".length()));
            assertThat(event.name()).isEqualTo("updated");
        }
    }

    @Test
    default void whatDeletionsTakeAlongShouldBeTold() {
        String folder = admin().created("folder", "{\"name\":\"F\"}");
        String paper = admin().created("paper", "{\"folder\":\"" + folder + "\"}");
        String remark = admin().created("remark", "{\"text\":\"r\",\"paper\":\"" + paper + "\"}");
        try (Events events = admin().events()) {
            admin().delete("folder/" + folder).send().expect(204);
            assertThat(events.nextOf(paper).name()).isEqualTo("updated");
        }
        try (Events events = admin().events()) {
            admin().delete("paper/" + paper).send().expect(204);
            assertThat(events.nextOf(remark).name()).isEqualTo("deleted");
        }
    }

    @Test
    default void wrongRequestsShouldBeRefused() {
        admin().get("events").header("Last-Event-ID", "; DROP TABLE x").send().expectProblem(400, "malformed-position");
        admin().get("events?since=1")
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/since", "unknown-parameter");
        admin().post("events").json("{}").send().expectProblem(405, "method-not-allowed");
        Api.nobody(server()).get("events").send().expectProblem(401, "unauthenticated");
    }
}
