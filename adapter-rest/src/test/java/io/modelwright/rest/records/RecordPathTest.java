package io.modelwright.rest.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordPathTest {

    private static final String BASE = "/api/v1/apps/shop/records";

    @Test
    void parseShouldKnowEveryRoute() {
        assertThat(RecordPath.parse(BASE + "/task")).contains(new RecordPath.Collection("shop", "task"));
        assertThat(RecordPath.parse(BASE + "/events")).contains(new RecordPath.Events("shop"));
        assertThat(RecordPath.parse(BASE + "/task/export")).contains(new RecordPath.Export("shop", "task"));
        assertThat(RecordPath.parse(BASE + "/task/import")).contains(new RecordPath.Import("shop", "task"));
        assertThat(RecordPath.parse(BASE + "/task/7")).contains(new RecordPath.Item("shop", "task", "7"));
        assertThat(RecordPath.parse(BASE + "/task/7/history")).contains(new RecordPath.History("shop", "task", "7"));
        assertThat(RecordPath.parse(BASE + "/task/7/restore")).contains(new RecordPath.Restore("shop", "task", "7"));
    }

    @Test
    void parseShouldDecodeSegmentsOneByOne() {
        assertThat(RecordPath.parse(BASE + "/t%C3%A4sk/a%20b+c"))
                .contains(new RecordPath.Item("shop", "täsk", "a b+c"));
        assertThat(RecordPath.parse(BASE + "/a%2Fhistory")).contains(new RecordPath.Collection("shop", "a/history"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/task/",
                "//task",
                "/task/7/",
                "/task/7/other",
                "/task/7/history/8",
                "/%",
                "/%4",
                "/%zz",
                "/%ff"
            })
    void parseShouldBeEmptyForEverythingElse(String rest) {
        assertThat(RecordPath.parse(BASE + rest)).isEmpty();
    }
}
