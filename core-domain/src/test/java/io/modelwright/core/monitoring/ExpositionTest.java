package io.modelwright.core.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.monitoring.Exposition.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpositionTest {

    @Test
    void measurementsShouldBeReadWithTheirLabels() {
        assertThat(Exposition.read("""
                # HELP a b
                # TYPE a counter
                a 1
                a:b_c{x="1", y="two \\"words\\" \\\\ \\n"} 2.5e3 1700000000000

                d{} +Inf
                e{x="}",} NaN
                """))
                .containsExactly(
                        new Point("a", Map.of(), 1),
                        new Point("a:b_c", Map.of("x", "1", "y", "two \"words\" \\ \n"), 2_500),
                        new Point("d", Map.of(), Double.POSITIVE_INFINITY),
                        new Point("e", Map.of("x", "}"), Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a{",
                "a{x",
                "a{x=",
                "a{x=\"",
                "a{x=\"\\",
                "a{x=\"1\"",
                "a{x=\"1\"y=\"2\"} 1",
                "a{x=\"1\",x=\"2\"} 1",
                "1a 1",
                "a 0x1p3",
                "a 1d",
                "a 1 2 3",
                "a 1 x",
                "a 1.2.3",
                "a --1",
                "{x=\"1\"} 1",
                "a{=\"1\"} 1",
                "a{,} 1",
                "<html>"
            })
    void whatIsNoMeasurementShouldBeLeftOut(String line) {
        assertThat(Exposition.read(line + "\nz 7\n")).containsExactly(new Point("z", Map.of(), 7));
    }

    @Property
    void anyTextShouldBeRead(@ForAll String text) {
        assertThat(Exposition.read(text)).hasSizeLessThanOrEqualTo(Exposition.MAX_POINTS);
    }

    @Test
    void floodShouldBeCutOff() {
        assertThat(Exposition.read("a 1\n".repeat(30_000))).hasSize(Exposition.MAX_POINTS);
        assertThat(Exposition.read("a{x=\"" + "y".repeat(5_000) + "\"} 1\nb 2")).hasSize(1);
        String labels = "x%s=\"1\",".repeat(40);
        assertThat(Exposition.read("a{" + labels + "} 1")).isEmpty();
    }

    @Test
    void histogramShouldBeReadWithoutProbesAndPutIntoOurBounds() {
        Optional<AppCounters> counters = AppCounters.of(Exposition.read("""
                http_request_duration_seconds_bucket{le="0.002",method="GET",route="/api",status="200"} 3
                http_request_duration_seconds_bucket{le="0.3",method="GET",route="/api",status="200"} 5
                http_request_duration_seconds_bucket{le="+Inf",method="GET",route="/api",status="200"} 6
                http_request_duration_seconds_sum{method="GET",route="/api",status="200"} 1.5
                http_request_duration_seconds_count{method="GET",route="/api",status="200"} 6
                http_request_duration_seconds_bucket{le="+Inf",method="GET",route="/api",status="503"} 2
                http_request_duration_seconds_sum{method="GET",route="/api",status="503"} 0.25
                http_request_duration_seconds_count{method="GET",route="/api",status="503"} 2
                http_request_duration_seconds_bucket{le="+Inf",method="GET",route="/metrics",status="200"} 9
                http_request_duration_seconds_count{method="GET",route="/metrics",status="200"} 9
                record_request_seconds_count{entity="task",method="GET"} 4
                """));
        assertThat(counters)
                .contains(new AppCounters(
                        8, 2, 1_750_000, new Latencies(List.of(3L, 0L, 0L, 0L, 0L, 0L, 0L, 2L, 0L, 0L, 0L, 3L))));
    }

    @Test
    void summariesOfFormerReleasesShouldBeRead() {
        assertThat(AppCounters.of(Exposition.read("""
                record_request_seconds_sum{entity="task",method="GET"} 2
                record_request_seconds_count{entity="task",method="GET"} 4
                io_dropwizard_jetty_MutableServletContextHandler_5xx_responses_total 1
                """))).contains(new AppCounters(4, 1, 2_000_000, Latencies.UNKNOWN));
        assertThat(AppCounters.of(Exposition.read("up 1"))).isEmpty();
    }

    @Test
    void hostileNumbersShouldCountForNothing() {
        StringBuilder text = new StringBuilder();
        for (String number : List.of("-5", "NaN", "+Inf", "-Inf", "1e300")) {
            text.append("http_request_duration_seconds_count ").append(number).append('\n');
            text.append("http_request_duration_seconds_sum ").append(number).append('\n');
            text.append("http_request_duration_seconds_bucket{le=\"1\"} ")
                    .append(number)
                    .append('\n');
            text.append("http_request_duration_seconds_bucket{le=\"" + number + "x\"} 4\n");
        }
        AppCounters counters = AppCounters.of(Exposition.read(text.toString())).orElseThrow();
        assertThat(counters.requests()).isZero();
        assertThat(counters.micros()).isZero();
        assertThat(counters.latencies().counts()).containsOnly(0L);
        String flood = "http_request_duration_seconds_count 99999999999999\n".repeat(20_000);
        assertThat(AppCounters.of(Exposition.read(flood)).orElseThrow().requests())
                .isPositive();
    }
}
