package io.modelwright.application.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.apps.AppTemplate;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.apps.driven.SampleRecords.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SampleValuesTest {

    private static Json.ObjectBuilder field(String name, String type) {
        return Json.object().put("name", name).put("type", type);
    }

    private static final Json DOCUMENT = Json.object()
            .put(
                    "entities",
                    Json.array(List.of(Json.object()
                            .put("name", "queue")
                            .put(
                                    "fields",
                                    Json.array(List.of(
                                            field("name", "text")
                                                    .put("unique", true)
                                                    .build(),
                                            field("email", "email")
                                                    .put("unique", true)
                                                    .build(),
                                            field("size", "integer").build(),
                                            field("note", "text").build())))
                            .build())))
            .build();

    private static final Design DESIGN =
            DesignDocument.parseOffline(DOCUMENT).design().orElseThrow();

    private static List<Json> texts(String... texts) {
        return Arrays.stream(texts).<Json>map(Json::of).toList();
    }

    private static List<Json> column(Rows rows, String name) {
        return rows.rows().stream().map(row -> row.members().get(name)).toList();
    }

    @Test
    void valuesShouldComeInTurnAndTwiceOnlyWhereTheyMay() {
        Rows made = new Rows(
                "queue",
                IntStream.range(0, 3)
                        .mapToObj(i -> Json.object()
                                .put("name", "made " + i)
                                .put("email", "made" + i + "@example.org")
                                .put("size", i)
                                .put("note", i == 0 ? Json.JsonNull.NULL : Json.of("made"))
                                .build())
                        .toList());
        AppTemplate template = new AppTemplate(
                "help",
                "Help",
                "",
                DESIGN,
                DOCUMENT,
                Map.of(
                        "queue",
                        Map.of(
                                "name",
                                texts("Billing", "Network"),
                                "email",
                                texts("a@example.org"),
                                "size",
                                List.of(Json.of(7), Json.of(8)),
                                "note",
                                texts("x", "y"))));

        Rows given = SampleValues.in(made, DESIGN, template);

        assertThat(column(given, "name")).isEqualTo(texts("Billing", "Network", "Billing 2"));
        assertThat(column(given, "email")).isEqualTo(texts("a@example.org", "made1@example.org", "made2@example.org"));
        assertThat(column(given, "size")).isEqualTo(List.of(Json.of(7), Json.of(8), Json.of(7)));
        assertThat(column(given, "note")).isEqualTo(List.of(Json.JsonNull.NULL, Json.of("y"), Json.of("x")));
        assertThat(SampleValues.in(new Rows("other", made.rows()), DESIGN, template))
                .isEqualTo(new Rows("other", made.rows()));
    }
}
