package app.support.app;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(PrometheusText.of(registry, times)).isEqualTo("""
                # TYPE record_request_seconds summary
                record_request_seconds_sum{entity="task",method="GET"} 2
                record_request_seconds_count{entity="task",method="GET"} 2
                record_request_seconds_sum{entity="task",method="other"} 1
                record_request_seconds_count{entity="task",method="other"} 1
                # TYPE odd_name_of_a_counter gauge
                odd_name_of_a_counter 3
                """);
    }
}
