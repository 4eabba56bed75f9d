package io.modelwright.bootstrap.metrics;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the JVM and the operating system say of this process. */
public final class ProcessMetrics {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final long BYTES_PER_KB = 1_024;
    private static final double MILLIS = 1_000;

    private ProcessMetrics() {}

    public static void register(MetricRegistry registry) {
        Runtime runtime = Runtime.getRuntime();
        gauge(registry, "process_resident_memory_bytes", ProcessMetrics::residentBytes);
        gauge(
                registry,
                "process_uptime_seconds",
                () -> ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS);
        gauge(registry, "jvm_heap_used_bytes", () -> runtime.totalMemory() - runtime.freeMemory());
        gauge(registry, "jvm_heap_max_bytes", runtime::maxMemory);
        gauge(registry, "jvm_threads", () -> ManagementFactory.getThreadMXBean().getThreadCount());
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            String name =
                    "jvm_gc_" + collector.getName().toLowerCase(Locale.ROOT).replace(' ', '_');
            gauge(registry, name + "_count", collector::getCollectionCount);
            gauge(registry, name + "_seconds", () -> collector.getCollectionTime() / MILLIS);
        }
    }

    private static void gauge(MetricRegistry registry, String name, Gauge<? extends Number> gauge) {
        registry.registerGauge(name, gauge);
    }

    /** NaN where the system does not tell. */
    private static double residentBytes() {
        try {
            Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc/self/status")));
            return matcher.find() ? Double.parseDouble(matcher.group(1)) * BYTES_PER_KB : Double.NaN;
        } catch (IOException notLinux) {
            return Double.NaN;
        }
    }
}
