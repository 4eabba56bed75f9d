package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that are sent again under the same key. */
public interface RecordIdempotencyContract extends ServedContract {

    private Api tasks() {
        return Api.administrator(servers().serving(ContractDesign.TASKS));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static Reply keyed(Api by, String path, String key, String json) {
        return by.post(path).header("Idempotency-Key", key).json(json).send();
    }

    private static String task(String title) {
        return "{\"title\":\"" + title + "\"}";
    }

    private static void expectCount(Api by, String title, int count) {
        assertThat(by.list("task", "filter=title == '" + title + "'").items("title"))
                .hasSize(count);
    }

    private static void expectReplay(Reply again, Reply first) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        for (String name : List.of("ETag", "Location", "Content-Type")) {
            assertThat(again.header(name)).as(name).isEqualTo(first.header(name));
        }
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    }

    @Test
    default void repeatedCreationShouldMakeOneRecordAndGetTheSameAnswer() {
        Api admin = tasks();
        String key = key();
        String title = ServedContract.unique("Once");

        Reply first = keyed(admin, "task", key, task(title)).expect(201);
        admin.patch("task/" + first.text("/id")).json("{\"priority\":2}").send().expect(200);

        expectReplay(keyed(admin, "task", key, task(title)), first);
        expectCount(admin, title, 1);
    }

    @Test
    default void repeatedArrayShouldMakeItsRecordsOnce() {
        Api admin = tasks();
        String key = key();
        String title = ServedContract.unique("Many");
        String array = "[" + task(title) + "," + task(title) + "]";

        Reply first = keyed(admin, "task", key, array).expect(201);

        expectReplay(keyed(admin, "task", key, array), first);
        assertThat(first.items("title")).containsExactly(title, title);
        expectCount(admin, title, 2);
    }

    @Test
    default void otherBodyUnderTheKeyShouldBeRefused() {
        Api admin = tasks();
        String key = key();
        String title = ServedContract.unique("First");
        Reply first = keyed(admin, "task", key, task(title)).expect(201);

        keyed(admin, "task", key, task("Other")).expectProblem(422, "idempotency-key-reused");
        // the same JSON in other bytes is another body
        keyed(admin, "task", key, task(title) + " ").expectProblem(422, "idempotency-key-reused");

        expectReplay(keyed(admin, "task", key, task(title)), first);
        expectCount(admin, title, 1);
    }

    @Test
    default void keyShouldBeOfItsRouteAndQuery() {
        Api admin = tasks();
        String key = key();
        String title = ServedContract.unique("Route");

        keyed(admin, "task", key, task(title)).expect(201);
        assertThat(keyed(admin, "task?fields=title", key, task(title))
                        .expect(201)
                        .header("Idempotent-Replayed"))
                .isEmpty();
        keyed(admin, "tag", key, "{\"name\":\"" + title + "\"}").expect(201);

        expectCount(admin, title, 2);
    }

    @Test
    default void keyOfSomebodyElseShouldBeAnotherKey() {
        RecordsServer server = servers().serving(ContractDesign.TASKS);
        Api member = Api.person(server, "member");
        Api other = Api.person(server, "member");
        String key = key();
        String title = ServedContract.unique("Shared");

        String mine = keyed(member, "task", key, task(title)).expect(201).text("/id");
        String theirs = keyed(other, "task", key, task(title)).expect(201).text("/id");

        assertThat(theirs).isNotEqualTo(mine);
        expectCount(Api.administrator(server), title, 2);
    }

    @Test
    default void parallelCreationsShouldMakeOneRecord() {
        Api admin = tasks();
        String key = key();
        String title = ServedContract.unique("Parallel");

        List<Reply> replies = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> keyed(admin, "task", key, task(title)))
                .toList();

        assertThat(replies).anySatisfy(reply -> reply.expect(201));
        replies.stream().filter(reply -> reply.status() != 201).forEach(reply -> {
            reply.expectProblem(409, "idempotency-in-progress");
            assertThat(reply.header("Retry-After")).isPresent();
        });
        assertThat(replies.stream().filter(reply -> reply.status() == 201).map(Reply::body))
                .containsOnly(keyed(admin, "task", key, task(title)).expect(201).body());
        expectCount(admin, title, 1);
    }

    @Test
    default void refusedCreationShouldLeaveTheKeyFree() {
        Api admin = tasks();
        String key = key();
        String title = ServedContract.unique("Corrected");

        keyed(admin, "task", key, "[" + task(title) + ",{}]").expectProblem(422, "invalid-record");
        expectCount(admin, title, 0);
        Reply corrected = keyed(admin, "task", key, task(title)).expect(201);

        expectReplay(keyed(admin, "task", key, task(title)), corrected);
        expectCount(admin, title, 1);
    }

    @Test
    default void malformedKeysShouldBeRefused() {
        Api admin = tasks();
        String title = ServedContract.unique("Malformed");
        for (String key : List.of("two words", "x".repeat(256))) {
            keyed(admin, "task", key, task(title)).expectProblem(400, "malformed-idempotency-key");
        }
        admin.post("task")
                .header("Idempotency-Key", "one")
                .header("Idempotency-Key", "two")
                .json(task(title))
                .send()
                .expectProblem(400, "malformed-idempotency-key");
        Api.nobody(servers().serving(ContractDesign.TASKS))
                .post("task")
                .header("Idempotency-Key", key())
                .json(task(title))
                .send()
                .expectProblem(401, "unauthenticated");
        expectCount(admin, title, 0);
        keyed(admin, "task", "x".repeat(255 - title.length()) + title.replace(' ', '-'), task(title))
                .expect(201);
    }

    @Test
    default void repeatedImportShouldBeDoneOnce() {
        Api admin = tasks();
        String key = key();
        String title = ServedContract.unique("Imported");
        List<Reply> replies = IntStream.range(0, 2)
                .mapToObj(i -> admin.post("task/import")
                        .header("Idempotency-Key", key)
                        .body("text/csv", "title,priority\n" + title + ",1\n" + title + ",9\n")
                        .send()
                        .expect(200))
                .toList();

        expectReplay(replies.get(1), replies.get(0));
        replies.get(0).expectJson("/imported", "1").expectJson("/rejected", "1");
        expectCount(admin, title, 1);
    }

    @Test
    default void repeatedUploadShouldMakeOneFile() {
        Api admin = Api.administrator(servers().serving(ContractDesign.PAPERS));
        String key = key();
        List<Reply> replies = IntStream.range(0, 2)
                .mapToObj(i -> upload(admin, key, "the content").expect(201))
                .toList();

        expectReplay(replies.get(1), replies.get(0));
        upload(admin, key, "another content").expectProblem(422, "idempotency-key-reused");
        Reply file = admin.beside("GET", "/files/" + replies.get(1).text("/id")).send();
        assertThat(file.expect(200).body()).isEqualTo("the content");
    }

    private static Reply upload(Api by, String key, String content) {
        return by.upload("name=once.txt")
                .header("Idempotency-Key", key)
                .body("application/octet-stream", content)
                .send();
    }

    @Test
    default void repeatedRestoreShouldBeDoneOnce() {
        Api admin = Api.administrator(servers().serving(ContractDesign.PAPERS));
        String key = key();
        String title = ServedContract.unique("Restored");
        String id = admin.created("paper", "{\"title\":\"%1$s\",\"code\":\"%1$s\",\"pages\":1}".formatted(title));
        admin.patch("paper/" + id).json("{\"pages\":2}").send().expect(200);

        Reply first = keyed(admin, "paper/" + id + "/restore", key, "{\"version\":1}");
        first.expect(200).expectJson("/version", "3").expectJson("/pages", "1");

        expectReplay(keyed(admin, "paper/" + id + "/restore", key, "{\"version\":1}"), first);
        admin.get("paper/" + id).send().expectJson("/version", "3");
    }
}
