package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Records out as files, and in. */
final class RecordTransferHttpTest {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private static Api owner;

    @BeforeAll
    static void register() {
        owner = Api.somebody();
    }

    private static Answer upload(TestApp app, String path, String type, String text) {
        return owner.post(app.records(path)).body(type, text).send();
    }

    @Test
    void exportShouldHoldEveryRecordThatTheFilterLetsThrough() {
        TestApp app = TestApp.of(owner);
        app.create("tag", "[{\"name\":\"a,b\"},{\"name\":\"=1+1\"},{\"name\":\"c\"}]");

        Answer csv = owner.get(app.records("tag/export?format=csv")).send().expect(200);
        assertThat(csv.header("Content-Type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(csv.header("Content-Disposition")).contains("attachment; filename=\"tag.csv\"");
        assertThat(csv.body()).contains("\"a,b\"").contains("'=1+1");
        assertThat(csv.body().lines()).hasSize(4);

        Answer ndjson = owner.get(app.records("tag/export?filter=" + Api.encoded("name == 'c'")))
                .send()
                .expect(200);
        assertThat(ndjson.header("Content-Type")).contains(NDJSON);
        assertThat(ndjson.body().lines()).hasSize(1).allMatch(line -> line.contains("\"name\":\"c\""));
    }

    @Test
    void exportShouldRefuseWhatItDoesNotKnow() {
        TestApp app = TestApp.of(owner);
        owner.get(app.records("tag/export?format=xlsx"))
                .send()
                .expectProblem(400, "malformed-parameter")
                .expectFinding("/format", "malformed-parameter");
        owner.get(app.records("tag/export?colour=red"))
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/colour", "unknown-parameter");
        owner.get(app.records("tag/export?filter=nothing"))
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/filter", "unknown-name");
        owner.get(app.records("nothing/export")).send().expectProblem(404, "not-found");
        owner.post(app.records("tag/export")).json("{}").send().expectProblem(405, "method-not-allowed");
    }

    @Test
    void importShouldKeepGoodRowsAndReportTheOthers() {
        TestApp app = TestApp.of(owner);

        Answer report =
                upload(app, "tag/import", CSV, "name\none\n\"two\"\n\none\n").expect(200);

        assertThat(report.text("imported")).as(report.body()).isEqualTo("2");
        assertThat(report.text("rejections"))
                .contains("\"line\":5")
                .contains("/name")
                .contains("unique");
        assertThat(app.all("tag")).contains("\"one\"", "\"two\"");

        Answer lines = upload(
                        app,
                        "tag/import",
                        NDJSON,
                        "{\"name\":\"three\"}\n{\"name\":7}\n{\"colour\":\"red\"}\nnothing\n")
                .expect(200);
        assertThat(lines.text("read")).isEqualTo("4");
        assertThat(lines.text("imported")).isEqualTo("1");
        assertThat(lines.text("rejected")).isEqualTo("3");
        assertThat(lines.text("rejections"))
                .contains("\"line\":2", "\"line\":3", "\"line\":4", "wrong-type", "unknown-member", "malformed");
    }

    @Test
    void exportShouldComeInAgain() {
        TestApp app = TestApp.of(owner);
        app.create("task", """
                [{"title":"a \\"b\\"\\nc","priority":1,"due":"2027-01-01","labels":["red"],"extra":{"x":1},
                  "place":{"lat":1.5,"lon":2.5},"took":"PT1H","estimate":"1.50","done":true},
                 {"title":"=SUM(A1)","description":"'quoted"}]""");
        for (String format : new String[] {"csv", "ndjson"}) {
            TestApp copy = TestApp.of(owner);
            String text = owner.get(app.records("task/export?format=" + format))
                    .send()
                    .expect(200)
                    .body();
            Answer report = upload(copy, "task/import", format.equals("csv") ? CSV : NDJSON, text)
                    .expect(200);

            assertThat(report.text("imported")).as(report.body()).isEqualTo("2");
            for (String member : new String[] {"title", "due", "labels", "extra", "place", "took", "estimate"}) {
                assertThat(values(copy, member)).as(member).isEqualTo(values(app, member));
            }
        }
    }

    private static java.util.List<String> values(TestApp app, String member) {
        return owner.get(app.records("task?sort=title")).send().expect(200).items(member);
    }

    @Test
    void importShouldRefuseOtherBodies() {
        TestApp app = TestApp.of(owner);
        String before = app.all("tag");

        upload(app, "tag/import", "application/json", "[]").expectProblem(415, "unsupported-media-type");
        owner.post(app.records("tag/import")).send().expectProblem(415, "unsupported-media-type");
        owner.get(app.records("tag/import")).send().expectProblem(405, "method-not-allowed");
        upload(app, "nothing/import", CSV, "name\nx\n").expectProblem(404, "not-found");
        assertThat(upload(app, "tag/import", CSV, "").expect(200).text("imported"))
                .isEqualTo("0");
        assertThat(upload(app, "tag/import", CSV, "name,colour\nx,red\n")
                        .expect(200)
                        .text("imported"))
                .isEqualTo("0");
        assertThat(app.all("tag")).isEqualTo(before);
    }

    @Test
    void largeImportShouldBecomeAJob() {
        TestApp app = TestApp.of(owner);
        StringBuilder rows = new StringBuilder("name\n");
        for (int row = 0; row < 4_000; row++) {
            rows.append("tag number ")
                    .append(row)
                    .append(" ")
                    .append("x".repeat(60))
                    .append('\n');
        }
        rows.append("tag number 7 ").append("x".repeat(60)).append('\n');

        Answer accepted = upload(app, "tag/import", CSV, rows.toString()).expect(202);

        assertThat(accepted.header("Location")).contains("/api/v1/jobs/" + accepted.text("id"));
        Answer job = JobsHttpTest.ended(owner, accepted.text("id"));
        assertThat(job.text("state")).as(job.body()).isEqualTo("succeeded");
        assertThat(job.text("kind")).isEqualTo("records.import");
        assertThat(job.text("result", "imported")).isEqualTo("4000");
        assertThat(job.text("result", "rejected")).isEqualTo("1");
        assertThat(owner.get(app.records("tag?limit=1&count=true")).send().text("total"))
                .isEqualTo("4000");
    }
}
