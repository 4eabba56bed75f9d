package app.support.app;

import app.support.http.RequestDurations;
import app.support.http.RequestTimes;
import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Histogram;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Snapshot;
import com.codahale.metrics.Timer;
import java.util.Map;
import java.util.TreeMap;

/**
 * A metric registry in Prometheus's text format 0.0.4: gauges of numbers as gauges, counters and meters as counters,
 * histograms and timers (in seconds) as summaries.
 */
final class PrometheusText {

    private static final double NANOS = 1e9;
    private static final double[] QUANTILES = {0.5, 0.95, 0.99};

    private final StringBuilder text = new StringBuilder();

    private PrometheusText() {}

    static String of(MetricRegistry registry, RequestTimes times, RequestDurations durations) {
        PrometheusText page = new PrometheusText();
        page.durations(durations.totals());
        page.requests(times.totals());
        byName(registry.getGauges()).forEach(page::gauge);
        byName(registry.getCounters()).forEach(page::counter);
        byName(registry.getMeters()).forEach(page::meter);
        byName(registry.getHistograms()).forEach(page::histogram);
        byName(registry.getTimers()).forEach(page::timer);
        return page.text.toString();
    }

    private void durations(Map<RequestDurations.Kind, RequestDurations.Total> totals) {
        String name = "http_request_duration_seconds";
        double[] bounds = RequestDurations.bounds();
        type(name, "histogram");
        totals.forEach((kind, total) -> {
            String labels = "method=\"" + kind.method() + "\",status=\"" + kind.status() + "\"";
            for (int place = 0; place < bounds.length; place++) {
                String bound = "{le=\"" + number(bounds[place]) + "\"," + labels + "}";
                line(name + "_bucket" + bound, total.within().get(place).doubleValue());
            }
            line(name + "_bucket{le=\"+Inf\"," + labels + "}", (double) total.count());
            line(name + "_sum{" + labels + "}", total.nanos() / NANOS);
            line(name + "_count{" + labels + "}", (double) total.count());
        });
    }

    private void requests(Map<RequestTimes.Kind, RequestTimes.Total> totals) {
        String name = "record_request_seconds";
        type(name, "summary");
        totals.forEach((kind, total) -> {
            String labels = "{entity=\"" + kind.entity() + "\",method=\"" + kind.method() + "\"}";
            line(name + "_sum" + labels, total.nanos() / NANOS);
            line(name + "_count" + labels, (double) total.count());
        });
    }

    /** Names that become the same are one metric to Prometheus: the last one stands. */
    private static <M> Map<String, M> byName(Map<String, M> metrics) {
        Map<String, M> named = new TreeMap<>();
        metrics.forEach((name, metric) -> named.put(sanitized(name), metric));
        return named;
    }

    private static String sanitized(String name) {
        String legal = name.replaceAll("[^a-zA-Z0-9_]+", "_").replaceAll("_+$", "");
        return Character.isDigit(legal.isEmpty() ? '0' : legal.charAt(0)) ? "_" + legal : legal;
    }

    private void gauge(String name, Gauge<?> gauge) {
        if (gauge.getValue() instanceof Number number) {
            type(name, "gauge");
            line(name, number.doubleValue());
        }
    }

    private void counter(String name, Counter counter) {
        // The library's counters also go down, which Prometheus calls a gauge.
        type(name, "gauge");
        line(name, (double) counter.getCount());
    }

    private void meter(String name, Meter meter) {
        type(name + "_total", "counter");
        line(name + "_total", (double) meter.getCount());
    }

    private void histogram(String name, Histogram histogram) {
        summary(name, histogram.getSnapshot(), histogram.getCount(), 1);
    }

    private void timer(String name, Timer timer) {
        summary(name + "_seconds", timer.getSnapshot(), timer.getCount(), NANOS);
    }

    private void summary(String name, Snapshot snapshot, long count, double unit) {
        type(name, "summary");
        for (double quantile : QUANTILES) {
            line(name + "{quantile=\"" + quantile + "\"}", snapshot.getValue(quantile) / unit);
        }
        line(name + "_count", (double) count);
    }

    private void type(String name, String type) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, double value) {
        text.append(name).append(' ').append(number(value)).append('\n');
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return isWhole ? Long.toString((long) value) : Double.toString(value);
    }
}
