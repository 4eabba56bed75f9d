package io.modelwright.testkit.records;

import static io.modelwright.testkit.records.RecordsInUse.ALICE;

import io.modelwright.core.files.BlobKey;
import io.modelwright.core.files.FileId;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.records.GeoPointValue;
import io.modelwright.core.records.MoneyValue;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Records that the contracts work on. Stateless. */
final class RecordSamples {

    private RecordSamples() {}

    /** A file with a name that has to be escaped. */
    static StoredFile file(AppId app) {
        return new StoredFile(
                new FileId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0f11L)),
                app,
                new WorkspaceId(new UUID(0, 1)),
                RecordsInUse.ALICE,
                "a \"b\", {c}.pdf",
                12_345_678_901L,
                "application/pdf",
                "ab".repeat(32),
                BlobKey.of(new UUID(1, 1)),
                RecordsInUse.NOW);
    }

    static Map<String, Object> sampleValues() {
        Map<String, Object> values = new HashMap<>();
        values.put("textValue", "Ünïcode \"quoted\" \\ / \n\t\u0001 😀");
        values.put("longTextValue", "# Title");
        values.put("emailValue", "a@b.example");
        values.put("urlValue", "https://a.example/?q=1");
        values.put("phoneValue", "+49 30 123");
        values.put("slugValue", "a-b");
        values.put("integerValue", -2_147_483_648);
        values.put("longValue", 9_223_372_036_854_775_807L);
        values.put("decimalValue", new BigDecimal("-1234567890.1200"));
        values.put("floatValue", 0.1);
        values.put("booleanValue", false);
        values.put("dateValue", LocalDate.of(1, 1, 1));
        values.put("timeValue", LocalTime.of(14, 5));
        values.put("dateTimeValue", Instant.parse("2027-01-31T23:59:59.000001Z"));
        values.put("durationValue", Duration.ofHours(26).plusNanos(500_000_000));
        values.put("uuidValue", new UUID(7, 7));
        values.put(
                "jsonValue",
                Json.object()
                        .put("a", Json.array(List.of(Json.of(1), Json.JsonNull.NULL)))
                        .build());
        values.put("colorValue", "#1e90ff");
        values.put("geoPointValue", new GeoPointValue(52.5, -13.25));
        values.put("secretValue", "sealed");
        values.put("moneyValue", new MoneyValue(new BigDecimal("12.5000"), "EUR"));
        values.put("choiceValue", "b");
        values.put("multiValue", List.of("red", "blue"));
        values.put("coded", "AB1");
        return values;
    }

    static void tasks(RecordsInUse records) {
        StoredRecord x = records.create(ALICE, "project", Map.of("name", "X"));
        StoredRecord y = records.create(ALICE, "project", Map.of("name", "Y"));
        task(records, "a", "done", null, "2027-02-02", x.id(), "1.50");
        task(records, "b", "todo", 2, "2027-01-01", y.id(), "2.00");
        task(records, "c", "todo", 3, null, y.id(), null);
        task(records, "d", "doing", 1, null, null, "10.00");
        task(records, "e", "todo", null, null, x.id(), "0.25");
    }

    static void task(
            RecordsInUse records,
            String title,
            String status,
            @Nullable Integer priority,
            @Nullable String due,
            @Nullable UUID project,
            @Nullable String estimate) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("title", title);
        values.put("status", status);
        values.put("priority", priority);
        values.put("due", due == null ? null : LocalDate.parse(due));
        values.put("project", project);
        values.put("estimate", estimate == null ? null : new BigDecimal(estimate));
        records.create(ALICE, "task", values);
    }

    /** A list of records with nothing but an id and a title or name. */
    static String list(String... names) {
        StringBuilder pattern = new StringBuilder("\\[");
        for (int i = 0; i < names.length; i++) {
            pattern.append(i == 0 ? "" : ",").append("\\{\"id\":\"[0-9a-f-]+\",\"(title|name)\":\"");
            pattern.append(Pattern.quote(names[i])).append("\"\\}");
        }
        return pattern.append("\\]").toString();
    }

    static String inner(String array) {
        return array.substring(1, array.length() - 1);
    }
}
