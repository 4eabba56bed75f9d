package app.support.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.support.http.RequestDurations;
import app.support.http.RequestTimes;
import com.codahale.metrics.MetricRegistry;
import org.junit.jupiter.api.Test;

/** What Prometheus is told. */
class PrometheusTextTest {

    @Test
    void requestsShouldBeCountedByEntity() {
        RequestTimes times = new RequestTimes();
        times.add("task", "GET", 1_500_000_000);
        times.add("task", "GET", 500_000_000);
        times.add("task", "BREW", 1_000_000_000);
        MetricRegistry registry = new MetricRegistry();
        registry.counter("odd-name.of a counter").inc(3);
        assertThat(PrometheusText.of(registry, times, new RequestDurations())).isEqualTo("""
                # TYPE http_request_duration_seconds histogram
                # TYPE record_request_seconds summary
                record_request_seconds_sum{entity="task",method="GET"} 2
                record_request_seconds_count{entity="task",method="GET"} 2
                record_request_seconds_sum{entity="task",method="other"} 1
                record_request_seconds_count{entity="task",method="other"} 1
                # TYPE odd_name_of_a_counter gauge
                odd_name_of_a_counter 3
                """);
    }

    @Test
    void requestsShouldBeCountedByHowLongTheyTook() {
        RequestDurations durations = new RequestDurations();
        durations.add("GET", 200, 2_000_000);
        durations.add("GET", 200, 2_000_001);
        durations.add("GET", 200, 11_000_000_000L);
        durations.add("BREW", 503, 1);
        assertThat(PrometheusText.of(new MetricRegistry(), new RequestTimes(), durations))
                .contains(
                        "http_request_duration_seconds_bucket{le=\"0.002\",method=\"GET\",status=\"200\"} 1\n",
                        "http_request_duration_seconds_bucket{le=\"0.005\",method=\"GET\",status=\"200\"} 2\n",
                        "http_request_duration_seconds_bucket{le=\"10\",method=\"GET\",status=\"200\"} 2\n",
                        "http_request_duration_seconds_bucket{le=\"+Inf\",method=\"GET\",status=\"200\"} 3\n",
                        "http_request_duration_seconds_count{method=\"GET\",status=\"200\"} 3\n",
                        "http_request_duration_seconds_count{method=\"other\",status=\"503\"} 1\n");
    }
}
