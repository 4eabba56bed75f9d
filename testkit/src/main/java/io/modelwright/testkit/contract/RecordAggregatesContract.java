package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts, sums, averages, least and greatest values, of all records and of groups. */
public interface RecordAggregatesContract extends ServedContract {

    private Api samples() {
        return Api.administrator(servers().serving(ContractDesign.TYPES));
    }

    private static String make(Api admin) {
        String group = ServedContract.unique("aggregates");
        admin.create("sample", """
                [{"body":"%1$s","free":"a","small":1,"big":"9223372036854775807","exact":"1.5","ratio":0.5,"flag":true,
                  "day":"2027-01-01","span":"PT1H","stage":"low","price":{"amount":"1.5","currency":"EUR"}},
                 {"body":"%1$s","free":"b","small":2,"big":"9223372036854775807","exact":"2","ratio":0.25,"flag":false,
                  "day":"2027-01-31","span":"PT30M","stage":"low","at":"10:00:00","moment":"2027-01-31T12:00:00Z"},
                 {"body":"%1$s","free":"c","small":2,"stage":"high"},
                 {"body":"%1$s","free":"d"}]""".formatted(group));
        return "filter=body == '" + group + "'";
    }

    @Test
    default void aggregatesShouldBeOfTheValuesThatAreThere() {
        Api admin = samples();
        String all = make(admin);
        Reply answer = admin.list(
                        "sample",
                        all,
                        "aggregate=count,sum(small),avg(small),sum(big),sum(exact),avg(exact),avg(ratio),"
                                + "min(free),max(free),min(day),max(day),min(span),max(at),max(moment),max(stage)")
                .expect(200);

        assertThat(answer.names("")).containsExactly("items", "truncated");
        answer.expectJson("/truncated", "false")
                .expectJson("/items/0/group", "{}")
                .expectJson("/items/0/count", "4")
                .expectJson("/items/0/sum/small", "\"5\"")
                .expectJson("/items/0/avg/small", "\"1.666667\"")
                .expectJson("/items/0/sum/big", "\"18446744073709551614\"")
                .expectJson("/items/0/sum/exact", "\"3.500\"")
                .expectJson("/items/0/avg/exact", "\"1.750000\"")
                .expectJson("/items/0/avg/ratio", "0.375")
                .expectJson("/items/0/min/free", "\"a\"")
                .expectJson("/items/0/max/free", "\"d\"")
                .expectJson("/items/0/min/day", "\"2027-01-01\"")
                .expectJson("/items/0/max/day", "\"2027-01-31\"")
                .expectJson("/items/0/min/span", "\"PT30M\"")
                .expectJson("/items/0/max/at", "\"10:00:00\"")
                .expectJson("/items/0/max/moment", "\"2027-01-31T12:00:00Z\"")
                .expectJson("/items/0/max/stage", "\"low\"");
    }

    @Test
    default void aggregatesOfNothingShouldBeAbsent() {
        Reply answer = samples()
                .list("sample", "filter=false", "aggregate=count,sum(small),avg(exact),min(day)")
                .expect(200);

        answer.expectJson("/items/0/count", "0")
                .expectJson("/items/0/sum/small", "null")
                .expectJson("/items/0/avg/exact", "null")
                .expectJson("/items/0/min/day", "null");
        samples()
                .list("sample", "filter=false", "aggregate=count", "groupBy=stage")
                .expect(200)
                .expectJson("/items", "[]");
    }

    @Test
    default void groupsShouldComeInTheirOrderAbsentOnesLast() {
        Api admin = samples();
        String all = make(admin);

        admin.list("sample", all, "aggregate=count,sum(small)", "groupBy=stage")
                .expect(200)
                .expectJson("/items", """
                        [{"group":{"stage":"high"},"count":1,"sum":{"small":"2"}},
                         {"group":{"stage":"low"},"count":2,"sum":{"small":"3"}},
                         {"group":{"stage":null},"count":1,"sum":{"small":null}}]""");
        assertThat(admin.list("sample", all, "aggregate=count", "groupBy=flag,small")
                        .expect(200)
                        .at("/items")
                        .toString())
                .isEqualTo("[{\"group\":{\"flag\":false,\"small\":2},\"count\":1},"
                        + "{\"group\":{\"flag\":true,\"small\":1},\"count\":1},"
                        + "{\"group\":{\"flag\":null,\"small\":2},\"count\":1},"
                        + "{\"group\":{\"flag\":null,\"small\":null},\"count\":1}]");
        admin.list("sample", all, "groupBy=next")
                .expect(200)
                .expectJson("/items/0", "{\"group\":{\"next\":2},\"count\":1}");
        admin.list("sample", all + " && small == 1", "aggregate=sum(price),min(big)")
                .expect(200)
                .expectJson("/items/0/sum/price", "\"1.5000\"")
                .expectJson("/items/0/min/big", "\"9223372036854775807\"");
    }

    @Test
    default void aggregatesThatMeanNothingShouldBeRefused() {
        Api admin = samples();
        for (String aggregate : List.of("sum(free)", "avg(day)", "min(flag)", "max(extra)", "sum(pin)", "min(tones)")) {
            admin.list("sample", "aggregate=" + aggregate)
                    .expectProblem(422, "invalid-query")
                    .expectFinding("/aggregate", "not-aggregatable");
        }
        for (String aggregate : List.of("drop(table)", "sum", "count(small)", "sum(small", "")) {
            admin.list("sample", "aggregate=" + aggregate)
                    .expectProblem(400, "malformed-query")
                    .expectFinding("/aggregate", "syntax");
        }
        admin.list("sample", "aggregate=sum(nothing)")
                .expectProblem(422, "invalid-query")
                .expectFinding("/aggregate", "unknown-member");
        admin.list("sample", "aggregate=count", "groupBy=tones")
                .expectProblem(422, "invalid-query")
                .expectFinding("/groupBy", "not-sortable");
        admin.list("sample", "aggregate=count", "groupBy=nothing")
                .expectProblem(422, "invalid-query")
                .expectFinding("/groupBy", "unknown-member");
        admin.list("sample", "aggregate=count", "sort=free")
                .expectProblem(422, "invalid-query")
                .expectFinding("/sort", "unknown-parameter");
    }
}
