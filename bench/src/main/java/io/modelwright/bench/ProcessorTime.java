package io.modelwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Of all processes that this one started, waited for and saw end, in the kernel's steps of 10 ms. */
    static Duration ofEndedChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        // The second field is the command in parentheses, which may itself hold spaces.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Duration.ofMillis((Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10);
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
