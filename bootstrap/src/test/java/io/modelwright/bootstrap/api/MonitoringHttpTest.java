package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import io.modelwright.testkit.Poll;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How deployments do, with programs in the place of containers that say what they have done. */
final class MonitoringHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestApp app = TestApp.published();
    private final Api owner = app.owner();

    private String deployed() throws Exception {
        Answer job = owner.post(app.path("/deployments"))
                .json("{\"target\":\"java\"}")
                .send()
                .expect(202);
        String path = "/jobs/" + job.text("id");
        Poll.until(
                "the end of the job",
                PATIENCE,
                () -> owner.get(path).send().at("finishedAt") instanceof Json.JsonString);
        return "/deployments/" + owner.get(path).send().expect(200).text("result", "deployment");
    }

    private static List<BigDecimal> numbers(Answer chart, String series) {
        return ((Json.JsonArray) chart.at("series", series))
                .items().stream()
                        .filter(Json.JsonNumber.class::isInstance)
                        .map(number -> ((Json.JsonNumber) number).value())
                        .toList();
    }

    @Test
    void deploymentShouldBeChartedWhileItRuns() throws Exception {
        String path = deployed();
        Poll.until(
                "requests of two looks",
                PATIENCE,
                () -> numbers(owner.get(path + "/metrics").send(), "requests").stream()
                        .anyMatch(rate -> rate.signum() > 0));

        Answer chart = owner.get(path + "/metrics?step=10").send().expect(200);
        assertThat(chart.at("resolution")).isEqualTo(Json.of(10));
        assertThat(numbers(chart, "memory")).contains(BigDecimal.valueOf(64 << 20));
        assertThat(numbers(chart, "memoryLimit")).contains(BigDecimal.valueOf(256 << 20));
        assertThat(numbers(chart, "errors")).allMatch(rate -> rate.signum() == 0);
        assertThat(numbers(chart, "latencyP99")).isNotEmpty().allMatch(seconds -> seconds.doubleValue() <= 0.01);
        assertThat(numbers(chart, "healthy")).containsOnly(BigDecimal.ONE);
        assertThat(((Json.JsonArray) chart.at("times")).items())
                .hasSameSizeAs(((Json.JsonArray) chart.at("series", "cpu")).items());
        Answer day = owner.get(
                        path + "/metrics?step=86400&from=" + Instant.now().minus(Duration.ofDays(30)))
                .send()
                .expect(200);
        assertThat(day.at("resolution")).isEqualTo(Json.of(300));
        assertThat(numbers(day, "requests")).hasSize(1);

        Answer health = owner.get(path + "/health?count=true").send().expect(200);
        assertThat(health.text("items", 0, "health")).isEqualTo("healthy");
        assertThat(owner.get(path + "/alerts").send().expect(200).items("id")).isEmpty();
        assertThat(owner.get(app.path("/alerts?state=open&count=true"))
                        .send()
                        .expect(200)
                        .at("total"))
                .isEqualTo(Json.of(0));
    }

    @Test
    void badQuestionsShouldBeRefusedByName() throws Exception {
        String path = deployed();
        owner.get(path + "/metrics?from=yesterday").send().expectProblem(400, "malformed-parameter");
        owner.get(path + "/metrics?step=-10").send().expectProblem(400, "malformed-parameter");
        owner.get(path + "/metrics?step=7").send().expectProblem(422, "invalid-step");
        owner.get(path + "/metrics?from=2020-01-01T00:00:00Z").send().expectProblem(422, "invalid-range");
        owner.get(path + "/metrics?from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z")
                .send()
                .expectProblem(422, "invalid-range");
        owner.get(path + "/metrics?from=%2B999999999-12-31T23:59:59Z&to=-999999999-01-01T00:00:00Z")
                .send()
                .expectProblem(422, "invalid-range");
        owner.get(path + "/metrics?from=-999999999-01-01T00:00:00Z").send().expectProblem(422, "invalid-range");
        owner.get(path + "/metrics?resolution=1").send().expectProblem(422, "invalid-query");
        owner.get(path + "/alerts?state=loud").send().expectProblem(400, "malformed-parameter");
        owner.get(path + "/alerts?cursor=x").send().expectProblem(400, "malformed-cursor");
        owner.get(path + "/health?cursor=x").send().expectProblem(400, "malformed-cursor");
        owner.get("/deployments/nothing/metrics").send().expectProblem(404, "not-found");
        Api.somebody().get(path + "/metrics").send().expectProblem(404, "not-found");
        Api.somebody().get(app.path("/alerts")).send().expectProblem(404, "not-found");
    }

    @Test
    void useOfTheStudioShouldBeToldByDay() throws Exception {
        for (int request = 0; request < 3; request++) {
            owner.get(app.records("task")).send().expect(200);
        }
        Poll.until(
                "what is counted to be kept",
                PATIENCE,
                () -> ((Json.JsonArray) owner.get(app.path("/usage")).send().at("items"))
                        .items().stream()
                                .anyMatch(day -> ((Json.JsonObject) day)
                                        .find("requests")
                                        .filter(Json.of(3)::equals)
                                        .isPresent()));
        Answer usage = owner.get(
                        app.path("/usage?from=" + LocalDate.now(ZoneOffset.UTC).minusDays(1)))
                .send()
                .expect(200);
        assertThat(usage.text("items", 0, "environment")).isEqualTo("studio");
        assertThat(usage.at("items", 0, "activeUsers")).isEqualTo(Json.of(1));
        owner.get(app.path("/usage?from=today")).send().expectProblem(400, "malformed-parameter");
        owner.get(app.path("/usage?from=2026-01-02&to=2026-01-01")).send().expectProblem(422, "invalid-range");
        owner.get(app.path("/usage?to=-999999999-01-01")).send().expectProblem(422, "invalid-range");
        Api.somebody().get(app.path("/usage")).send().expectProblem(404, "not-found");
    }

    @Test
    void logShouldBeSearched() throws Exception {
        String path = deployed() + "/logs";
        Answer found = owner.get(path + "?contains=VERSION&tail=5").send().expect(200);
        assertThat(found.items("text")).containsExactly("version 1 starts");
        assertThat(owner.get(path + "?contains=.*").send().expect(200).items("text"))
                .isEmpty();
        assertThat(owner.get(path + "?tail=1").send().expect(200).items("text")).hasSize(1);
        owner.get(path + "?tail=0").send().expectProblem(400, "malformed-parameter");
        owner.get(path + "?tail=1001").send().expectProblem(400, "malformed-parameter");
        owner.get(path + "?contains=" + "x".repeat(201)).send().expectProblem(400, "malformed-parameter");
        owner.get(path + "?matches=x").send().expectProblem(422, "invalid-query");
        Api.somebody().get(path + "?tail=1").send().expectProblem(404, "not-found");
    }
}
