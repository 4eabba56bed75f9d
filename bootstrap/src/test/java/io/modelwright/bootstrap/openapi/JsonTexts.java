package io.modelwright.bootstrap.openapi;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Texts for requests: such as match a pattern, and such as nobody should send. */
final class JsonTexts {

    /** Something for each pattern in use; what matches none of them is tried by luck. */
    private static final List<String> PLAUSIBLE = List.of(
            "task",
            "a",
            "title",
            "-title",
            "project.name",
            "-project.name",
            "count",
            "sum(estimate)",
            "some-slug",
            "1",
            "12",
            "-7",
            "1.5",
            "12.50",
            "12.5000",
            "EUR",
            "#1e90ff",
            "PT1H30M",
            "14:05",
            "14:05:00",
            "2027-01-31",
            "2027-01-31T14:05:00Z",
            "+49 30 1234567",
            "\"1\"",
            "\"2\"",
            "urn:modelwright:problem:x",
            "018f4e2a-0000-7000-8000-000000000001");

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "' OR 1=1 --",
            "\"; DROP TABLE account; --",
            "../../etc/passwd",
            "%2e%2e%2f",
            "%00",
            "{{7*7}}${7*7}",
            "<script>alert(1)</script>",
            "\u202ettoor",
            "Z\u0301\u0302\u0303\u0304",
            "\ud83d\ude80".repeat(50),
            "null",
            "NaN",
            "1e309",
            "-0",
            "9223372036854775808",
            "a".repeat(3_000),
            "a,".repeat(400),
            "(".repeat(500),
            "a.b.c.d.e.f",
            "2027-02-30",
            "0000-00-00T00:00:00Z",
            "P99999999999D");

    private JsonTexts() {}

    static String matching(String pattern, Random random) {
        Pattern form = Pattern.compile(pattern);
        List<String> fitting =
                PLAUSIBLE.stream().filter(text -> form.matcher(text).find()).toList();
        return fitting.isEmpty() ? hostile(random) : fitting.get(random.nextInt(fitting.size()));
    }

    static String hostile(Random random) {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    static String words(Random random, int min, int max) {
        int length = Math.max(min, Math.min(max, min + random.nextInt(20)));
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
