package io.modelwright.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.demo.DemoWorkspace;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests share one data folder, whichever comes first. */
final class UpDemoTest {

    private static final Pattern PASSWORD = Pattern.compile("\n  password  (\\S+)\n");
    private static final Pattern RECORDS = Pattern.compile("made tracker and shop with (\\d+) records");
    private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final List<String> ENTITIES = List.of(
            "tracker/records/person",
            "tracker/records/project",
            "tracker/records/milestone",
            "tracker/records/label",
            "tracker/records/task",
            "tracker/records/timeEntry",
            "tracker/records/comment",
            "shop/records/category",
            "shop/records/product",
            "shop/records/customer",
            "shop/records/order",
            "shop/records/orderLine",
            "shop/records/payment",
            "shop/records/review");

    @TempDir
    static Path data;

    @Test
    void demoShouldBeMadeOnceAndItsAccountBeToldEachTime() throws Exception {
        String told;
        try (UpProcess first = UpProcess.startDemo(data)) {
            told = first.output();
            assertThat(told)
                    .containsSubsequence("Modelwright serves:", "  API   http", "Demo workspace", "  account   ");
            String token = signIn(first, found(PASSWORD, told));
            int total = 0;
            for (String entity : ENTITIES) {
                String body = first.get("/api/v1/apps/" + entity + "?limit=1&count=true", token)
                        .body();
                total += Integer.parseInt(found(TOTAL, body));
            }
            assertThat(found(RECORDS, told)).isEqualTo(Integer.toString(total));
            assertThat(total).isGreaterThan(3_000);
            assertThat(first.terminate()).isEqualTo(143);
        }

        try (UpProcess second = UpProcess.startDemo(data)) {
            assertThat(second.output()).contains("is there already, nothing was changed");
            assertThat(found(PASSWORD, second.output())).isEqualTo(found(PASSWORD, told));
            assertThat(signIn(second, found(PASSWORD, told))).isNotEmpty();
            assertThat(second.terminate()).isEqualTo(143);
        }
    }

    @Test
    void platformShouldEndInOrderWithItsReasonWhenTheDemoCannotBeMade() throws Exception {
        // What is served here has no accounts.
        Process process = UpProcess.launch(data, "--demo");
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(output)
                .contains("modelwright: the demo workspace cannot be set up: POST /auth/login was answered with 404")
                .contains("up without --demo starts the platform")
                .doesNotContain("Modelwright serves");
        assertThat(data.resolve("postgres/data")).isDirectory();
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    private static String signIn(UpProcess platform, String password) throws Exception {
        HttpResponse<String> answer = platform.post(
                "/api/v1/auth/login", "{\"email\":\"" + DemoWorkspace.EMAIL + "\",\"password\":\"" + password + "\"}");
        return found(TOKEN, answer.body());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
