package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Many records as CSV and NDJSON, out and in. */
public interface RecordTransferContract extends ServedContract {

    private RecordsServer server() {
        return servers().serving(ContractDesign.PAPERS);
    }

    private Api admin() {
        return Api.administrator(server());
    }

    private static String titled(String group) {
        return "filter=title == '" + group + "'";
    }

    private static Reply export(Api by, String... parameters) {
        return by.get("paper/export" + Api.query(parameters)).send();
    }

    private static Reply csv(Api by, String text) {
        return by.post("paper/import").body("text/csv", text).send();
    }

    private static Reply ndjson(Api by, String text) {
        return by.post("paper/import").body("application/x-ndjson", text).send();
    }

    private static Reply expectReport(Reply report, int read, int imported, int rejected) {
        report.expect(200);
        assertThat(report.names("")).containsExactlyInAnyOrder("read", "imported", "rejected", "rejections");
        report.expectJson("/read", Integer.toString(read))
                .expectJson("/imported", Integer.toString(imported))
                .expectJson("/rejected", Integer.toString(rejected));
        return report;
    }

    private static List<String> lines(Reply reply) {
        return reply.body().lines().toList();
    }

    @Test
    default void exportShouldHoldEveryRecordThatTheFilterLetsThrough() {
        String group = ServedContract.unique("exported");
        admin().create("paper", """
                [{"title":"%1$s","code":"%1$s a,b","pages":3},{"title":"%1$s","code":"=1+1 %1$s"},
                 {"title":"%1$s","code":"%1$s \\"q\\"","fee":"-1.50"}]""".formatted(group));

        Reply csv = export(admin(), "format=csv", titled(group)).expect(200);
        assertThat(csv.header("Content-Type").orElse("")).startsWith("text/csv; charset=utf-8");
        assertThat(csv.header("Content-Disposition")).contains("attachment; filename=\"paper.csv\"");
        assertThat(csv.body())
                .contains("\r\n")
                .contains("\"" + group + " a,b\"", "'=1+1 ", group + " \"\"q\"\"", ",-1.50,");
        assertThat(lines(csv)).hasSize(4);
        assertThat(lines(csv).getFirst())
                .startsWith("id,version,createdAt,createdBy,updatedAt,updatedBy,title,code,open");
        assertThat(lines(csv).getFirst().split(","))
                .contains("folder", "topics", "sheets", "pin", "number")
                .doesNotContain("remarks");

        Reply ndjson = export(admin(), titled(group) + " && pages == 3").expect(200);
        assertThat(ndjson.header("Content-Type").orElse("")).startsWith("application/x-ndjson");
        assertThat(ndjson.header("Content-Disposition")).contains("attachment; filename=\"paper.ndjson\"");
        assertThat(lines(ndjson)).hasSize(1);
        assertThat(JsonText.node(lines(ndjson).getFirst()).path("pages").intValue())
                .isEqualTo(3);
        assertThat(JsonText.node(lines(ndjson).getFirst()).path("sheets").intValue())
                .isEqualTo(1);
        assertThat(JsonText.node(lines(ndjson).getFirst()).path("topics").isArray())
                .isTrue();
        assertThat(lines(export(admin(), "format=ndjson", titled(ServedContract.unique("none"))))
                        .isEmpty())
                .isTrue();
        assertThat(lines(export(admin(), "format=csv", titled(ServedContract.unique("none")))))
                .hasSize(1);
    }

    @Test
    default void exportShouldShowWhatCanBeReadAlone() {
        String group = ServedContract.unique("masked");
        String file = admin().uploaded("a.txt", "x");
        admin().create("paper", """
                [{"title":"%1$s","pages":98765432,"document":"%2$s","pin":"sesame"},
                 {"title":"%1$s","pages":42,"open":false}]""".formatted(group, file));

        Reply read = export(Api.person(server(), "reader"), "format=csv", titled(group))
                .expect(200);
        assertThat(lines(read)).hasSize(2);
        assertThat(lines(read).getFirst().split(","))
                .doesNotContain("pages", "document")
                .contains("title", "open");
        assertThat(read.body()).doesNotContain("98765432", file, "sesame");
        assertThat(export(admin(), "format=csv", titled(group)).body())
                .contains(file)
                .doesNotContain("sesame");
        export(Api.person(server(), "reader"), "filter=pages == 98765432")
                .expectProblem(422, "invalid-query")
                .expectFinding("/filter", "unknown-name");
        export(Api.person(server())).expectProblem(404, "not-found");
        export(Api.nobody(server())).expectProblem(401, "unauthenticated");
    }

    @Test
    default void exportShouldRefuseWhatItDoesNotKnow() {
        export(admin(), "format=xlsx")
                .expectProblem(400, "malformed-parameter")
                .expectFinding("/format", "malformed-parameter");
        export(admin(), "colour=red").expectProblem(422, "invalid-query").expectFinding("/colour", "unknown-parameter");
        export(admin(), "filter=nothing").expectProblem(422, "invalid-query").expectFinding("/filter", "unknown-name");
        admin().get("nothing/export").send().expectProblem(404, "not-found");
        admin().post("paper/export").json("{}").send().expectProblem(405, "method-not-allowed");
    }

    @Test
    default void importShouldKeepGoodRowsAndReportTheOthers() {
        String group = ServedContract.unique("imported");

        Reply report = csv(
                admin(),
                "title,code,pages\n%1$s,%1$s 1,5\n\"%1$s\",\"%1$s 2\",\n\n%1$s,%1$s 1,\n%1$s,,many\n".formatted(group));
        expectReport(report, 4, 2, 2);
        report.expectJson("/rejections/0/line", "5").expectJson("/rejections/1/line", "6");
        assertThat(report.text("/rejections/0/errors/0/pointer")).isEqualTo("/code");
        assertThat(report.text("/rejections/0/errors/0/code")).isEqualTo("unique");
        assertThat(report.text("/rejections/1/errors/0/pointer")).isEqualTo("/pages");
        assertThat(report.text("/rejections/1/errors/0/code")).isEqualTo("wrong-type");
        Reply list = admin().list("paper", titled(group), "sort=code").expect(200);
        assertThat(list.items("code")).containsExactly(group + " 1", group + " 2");
        assertThat(list.items("pages")).containsExactly("5", "null");
        assertThat(list.items("createdBy")).containsOnly(admin().id());
        assertThat(admin().get("paper/" + list.text("/items/0/id") + "/history")
                        .send()
                        .items("action"))
                .containsExactly("created");
    }

    @Test
    default void linesOfJsonShouldBeReportedByThemselves() {
        String group = ServedContract.unique("lines");
        Reply report = ndjson(
                admin(),
                "{\"title\":\"%1$s\",\"labels\":[\"red\"]}\n{\"title\":7}\n\n{\"colour\":\"red\"}\nnothing\n[]\n{\"title\":\"%1$s\",\"open\":false}\n{\"title\":\"%1$s\",\"title\":\"x\"}"
                        .formatted(group));
        expectReport(report, 7, 1, 6);
        assertThat(report.text("/rejections")).contains("wrong-type", "unknown-member", "malformed", "rule");
        report.expectJson("/rejections/0/line", "2")
                .expectJson("/rejections/1/line", "4")
                .expectJson("/rejections/4/line", "7")
                .expectJson("/rejections/4/errors/0/pointer", "\"/pages\"");
        assertThat(admin().list("paper", titled(group)).items("labels")).containsExactly("[\"red\"]");
    }

    @Test
    default void exportShouldComeInAgain() {
        String group = ServedContract.unique("again");
        String folder = admin().created("folder", "{\"name\":\"F\"}");
        String topic = admin().created("topic", "{\"name\":\"T\"}");
        String file = admin().uploaded("a.txt", "x");
        admin().create("paper", """
                [{"title":"%1$s","pages":1,"due":"2027-01-01","labels":["red"],"extra":{"x":1,"y":"a,\\"b\\"\\nc"},
                  "place":{"lat":1.5,"lon":2.5},"took":"PT1H","fee":"-1.50","price":{"amount":"2.00","currency":"EUR"},
                  "document":"%2$s","folder":"%3$s","topics":["%4$s"]},
                 {"title":"%1$s","pages":2,"extra":"'quoted"},
                 {"title":"%1$s","pages":3,"extra":"=SUM(A1)"}]""".formatted(group, file, folder, topic));
        for (String format : List.of("csv", "ndjson")) {
            String copied = ServedContract.unique("copy");
            String text = export(admin(), "format=" + format, titled(group))
                    .expect(200)
                    .body()
                    .replace(group, copied);

            expectReport(format.equals("csv") ? csv(admin(), text) : ndjson(admin(), text), 3, 3, 0);

            for (String member :
                    List.of("pages", "due", "labels", "extra", "place", "took", "fee", "price", "document", "folder")) {
                assertThat(admin().list("paper", titled(copied), "sort=pages").items(member))
                        .as(format + " " + member)
                        .isEqualTo(admin().list("paper", titled(group), "sort=pages")
                                .items(member));
            }
            String first = admin().list("paper", titled(copied), "sort=pages").text("/items/0/id");
            admin().get("paper/" + first).send().expectJson("/topics", "[\"" + topic + "\"]");
        }
    }

    @Test
    default void formulasOfSpreadsheetsShouldBeDefusedAndComeBack() {
        String group = ServedContract.unique("formulas");
        List<String> texts = List.of("=1+1", "+a", "-a", "@a", "'=1", "''=1", "'plain", "-5", "\tx");
        for (String text : texts) {
            admin().create(
                            "paper",
                            "{\"title\":\"" + group + "\",\"extra\":null,\"code\":\"" + text.replace("\t", "\\t")
                                    + "\"}");
        }
        String exported =
                export(admin(), "format=csv", titled(group)).expect(200).body();
        assertThat(exported).contains(",'=1+1,", ",'+a,", ",'-a,", ",'@a,", ",''=1,", ",'''=1,", ",'plain,", ",-5,");
        admin().list("paper", titled(group))
                .at("/items")
                .forEach(item -> admin().delete("paper/" + item.path("id").textValue())
                        .send()
                        .expect(204));

        expectReport(csv(admin(), exported), texts.size(), texts.size(), 0);

        Reply list = admin().list("paper", titled(group)).expect(200);
        assertThat(list.items("code")).containsExactlyInAnyOrderElementsOf(texts);
        list.at("/items")
                .forEach(item -> admin().delete("paper/" + item.path("id").textValue())
                        .send()
                        .expect(204));
    }

    @Test
    default void faultyCsvShouldBeTold() {
        String before =
                admin().list("paper", "count=true", "limit=1", titled("faulty")).text("/total");
        for (String[] fault : new String[][] {
            {"", "missing-header"},
            {"title,colour\nfaulty,red\n", "unknown-member"},
            {"title,title\nfaulty,faulty\n", "duplicate-key"},
            {"title,code\nfaulty\n", "wrong-number-of-cells"},
            {"title,extra\nfaulty,{nothing\n", "malformed-json"},
            {"title\n\"faulty", "malformed-csv"},
        }) {
            Reply report = csv(admin(), fault[0]).expect(200);
            report.expectJson("/imported", "0").expectJson("/rejected", "1");
            report.expectJson("/rejections/0/errors/0/code", "\"" + fault[1] + "\"");
        }
        Reply broken = admin().post("paper/import")
                .body("text/csv", new byte[] {'t', 'i', 't', 'l', 'e', '\n', (byte) 0xff, '\n'})
                .send()
                .expect(200);
        broken.expectJson("/imported", "0").expectJson("/rejections/0/errors/0/code", "\"malformed-text\"");
        assertThat(admin().list("paper", "count=true", "limit=1", titled("faulty"))
                        .text("/total"))
                .isEqualTo(before);
    }

    @Test
    default void importShouldNeedTheRightsOfRecords() {
        String group = ServedContract.unique("rights");
        csv(Api.person(server(), "reader"), "title\n" + group + "\n").expectProblem(403, "forbidden");
        csv(Api.person(server()), "title\n" + group + "\n").expectProblem(404, "not-found");
        csv(Api.nobody(server()), "title\n" + group + "\n").expectProblem(401, "unauthenticated");
        Api editor = Api.person(server(), "editor");
        Reply report = expectReport(csv(editor, "title,fee\n%1$s,1.50\n%1$s,\n".formatted(group)), 2, 1, 1);
        report.expectJson("/rejections/0/line", "2");
        assertThat(report.text("/rejections/0/errors/0/pointer")).isEqualTo("/fee");
        String hidden = admin().created("folder", "{\"name\":\"Hidden\"}");
        expectReport(csv(editor, "title,folder\n%s,%s\n".formatted(group, hidden)), 1, 0, 1)
                .expectJson("/rejections/0/errors/0/code", "\"no-target\"");
    }

    @Test
    default void importShouldRefuseOtherBodies() {
        admin().post("paper/import").json("[]").send().expectProblem(415, "unsupported-media-type");
        admin().post("paper/import").send().expectProblem(415, "unsupported-media-type");
        admin().get("paper/import").send().expectProblem(405, "method-not-allowed");
        admin().post("nothing/import").body("text/csv", "title\nx\n").send().expectProblem(404, "not-found");
        admin().post("paper/import?colour=red")
                .body("text/csv", "title\nx\n")
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/colour", "unknown-parameter");
        expectReport(csv(admin(), "title\n"), 0, 0, 0);
        expectReport(ndjson(admin(), ""), 0, 0, 0);
    }
}
