package io.modelwright.bench;

import java.time.Duration;

/** The processor time that processes have used since their start, as the kernel counts it (in steps of 10 ms). */
final class ProcessorTime {

    private ProcessorTime() {}

    /** Of one process, all its threads together. */
    static Duration of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** Of one process and those that it started and that still run: PostgreSQL serves each connection by one of these. */
    static Duration withChildren(long pid) {
        Duration total = of(pid);
        for (ProcessHandle child : ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .toList()) {
            total = total.plus(of(child.pid()));
        }
        return total;
    }
}
