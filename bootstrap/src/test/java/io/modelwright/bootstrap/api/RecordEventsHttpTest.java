package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.api.EventReader.Event;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Following the changes of records. */
final class RecordEventsHttpTest {

    private static TestApp app;
    private static Api owner;

    @BeforeAll
    static void publish() {
        app = TestApp.published();
        owner = app.owner();
    }

    private static EventReader follow(Api person) throws Exception {
        return EventReader.follow(person.request(app.records("events")).build());
    }

    @Test
    void followerShouldSeeWhatHappensAfterItBegan() throws Exception {
        for (int round = 0; round < 10; round++) {
            app.create("tag", "{\"name\":\"before " + round + "\"}");
            try (EventReader events = follow(owner)) {
                Answer created = app.create("tag", "{\"name\":\"after " + round + "\"}");

                Event event = events.next();
                assertThat(event.name()).isEqualTo("created");
                assertThat(event.data()).contains("\"id\":\"" + created.text("id") + "\"");
            }
        }
    }

    @Test
    void eventsShouldTellWhatWasDoneToWhich() throws Exception {
        try (EventReader events = follow(owner)) {
            Answer created = app.create("tag", "{\"name\":\"told\"}");
            String path = app.records("tag/" + created.text("id"));
            Answer changed =
                    owner.patch(path).json("{\"name\":\"retold\"}").send().expect(200);
            owner.delete(path).send().expect(204);

            assertThat(events.next().data())
                    .isEqualTo("{\"entity\":\"tag\",\"id\":\"" + created.text("id")
                            + "\",\"version\":1,\"action\":\"created\",\"at\":\"" + created.text("createdAt")
                            + "\",\"by\":\"" + owner.account() + "\"}");
            Event updated = events.next();
            assertThat(updated.name()).isEqualTo("updated");
            assertThat(updated.data()).contains("\"at\":\"" + changed.text("updatedAt") + "\"");
            Event deleted = events.next();
            assertThat(deleted.name()).isEqualTo("deleted");
            assertThat(Long.parseLong(deleted.id())).isGreaterThan(Long.parseLong(updated.id()));
        }
    }

    @Test
    void followerShouldGoOnAfterTheLastEventThatItSaw() throws Exception {
        String last;
        try (EventReader events = follow(owner)) {
            app.create("tag", "{\"name\":\"seen\"}");
            last = events.next().id();
        }
        Answer missed = app.create("tag", "{\"name\":\"missed\"}");

        try (EventReader events = EventReader.follow(owner.request(app.records("events"))
                .header("Last-Event-ID", last)
                .build())) {
            assertThat(events.next().data()).contains(missed.text("id"));
        }
        try (EventReader events = EventReader.follow(owner.request(app.records("events"))
                .header("Last-Event-ID", "999999999999")
                .build())) {
            assertThat(events.next().name()).isEqualTo("reset");
        }
    }

    @Test
    void memberShouldSeeTheirOwnRecordsAlone() throws Exception {
        Api member = Api.somebody();
        owner.put(app.path("/members/" + member.email()))
                .json("{\"roles\":[\"member\"]}")
                .send()
                .expect(200);
        String id = owner.get(app.path("")).send().text("id");
        try (EventReader events = EventReader.follow(
                member.request("/apps/" + id + "/records/events").build())) {
            app.create("task", "{\"title\":\"The owner's\"}");
            app.create("tag", "{\"name\":\"hidden\"}");
            Answer own = member.post("/apps/" + id + "/records/task")
                    .json("{\"title\":\"The member's\"}")
                    .send()
                    .expect(201);

            assertThat(events.next().data()).contains(own.text("id"));
        }
    }

    @Test
    void wrongRequestsShouldBeRefused() {
        owner.get(app.records("events"))
                .header("Last-Event-ID", "; DROP TABLE x")
                .send()
                .expectProblem(400, "malformed-position");
        owner.get(app.records("events?since=1"))
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/since", "unknown-parameter");
        owner.post(app.records("events")).json("{}").send().expectProblem(405, "method-not-allowed");
        Api.nobody().get(app.records("events")).send().expectProblem(401, "unauthenticated");
    }
}
