package io.modelwright.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PrometheusTextTest {

    private final MetricRegistry registry = new MetricRegistry();

    @Test
    void everyKindShouldBecomeWhatPrometheusCallsIt() {
        registry.registerGauge("requests.pool-Active", (Gauge<Integer>) () -> 7);
        registry.counter("sessions").inc(3);
        registry.meter("mails sent").mark(2);
        registry.histogram("rows").update(5);
        registry.timer("get").update(Duration.ofMillis(250));

        assertThat(PrometheusText.of(registry)).isEqualTo("""
                # TYPE requests_pool_Active gauge
                requests_pool_Active 7
                # TYPE sessions gauge
                sessions 3
                # TYPE mails_sent_total counter
                mails_sent_total 2
                # TYPE rows summary
                rows{quantile="0.5"} 5
                rows{quantile="0.95"} 5
                rows{quantile="0.99"} 5
                rows_count 1
                # TYPE get_seconds summary
                get_seconds{quantile="0.5"} 0.25
                get_seconds{quantile="0.95"} 0.25
                get_seconds{quantile="0.99"} 0.25
                get_seconds_count 1
                """);
    }

    @Test
    void valuesThatAreNoNumbersShouldBeLeftOut() {
        registry.registerGauge("version", (Gauge<String>) () -> "1.0");
        registry.registerGauge("share", (Gauge<Double>) () -> Double.NaN);
        registry.registerGauge("top", (Gauge<Double>) () -> Double.POSITIVE_INFINITY);

        assertThat(PrometheusText.of(registry)).isEqualTo("""
                # TYPE share gauge
                share NaN
                # TYPE top gauge
                top +Inf
                """);
    }

    @Test
    void nameShouldBeLegalWhateverItWas() {
        registry.counter("2xx-responses.").inc();

        assertThat(PrometheusText.of(registry)).contains("\n_2xx_responses 1\n");
    }

    @Test
    void processShouldTellItsMemory() {
        ProcessMetrics.register(registry);

        assertThat(PrometheusText.of(registry)).containsPattern("\nprocess_resident_memory_bytes [1-9][0-9]{6,}\n");
    }
}
