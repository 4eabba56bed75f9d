package io.modelwright.bootstrap.jobs;

import com.sun.management.OperatingSystemMXBean;
import io.modelwright.application.jobs.JobAdmission;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a build in while the machine, or the container that this process is in, has the memory for one, and its processors are not all
 * busy; the first build does not wait for processors, or it might wait for ever.
 */
final class MachineAdmission implements JobAdmission {

    /** What the machine has left now. */
    interface Machine {

        /** In bytes; absent where the system does not tell. */
        OptionalLong availableMemory();

        /** From 0 to 1; negative where the system does not tell. */
        double processorLoad();
    }

    private static final Logger LOG = LoggerFactory.getLogger(MachineAdmission.class);
    private static final double BUSY = 0.9;
    private static final long SILENCE = Duration.ofMinutes(5).toNanos();

    private final Machine machine;
    private final long need;
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - SILENCE);

    /** @param need the memory that one build may take, in bytes */
    MachineAdmission(Machine machine, long need) {
        this.machine = machine;
        this.need = need;
    }

    static MachineAdmission ofThisMachine(long need) {
        return new MachineAdmission(new Linux(Path.of("/proc/meminfo"), Path.of("/sys/fs/cgroup")), need);
    }

    @Override
    public boolean admits(int running) {
        OptionalLong available = machine.availableMemory();
        if (available.isPresent() && available.getAsLong() < need) {
            tell(available.getAsLong());
            return false;
        }
        return running == 0 || machine.processorLoad() < BUSY;
    }

    private void tell(long available) {
        long now = System.nanoTime();
        long before = toldAt.get();
        if (now - before >= SILENCE && toldAt.compareAndSet(before, now)) {
            LOG.warn(
                    "Builds wait for memory: {} MiB are available, and one may need {} MiB (jobs.buildMemory)",
                    available >> 20,
                    need >> 20);
        }
    }

    /** Reads what Linux says of the machine and of the control group of this process, whichever leaves less. */
    record Linux(Path memory, Path group) implements Machine {

        private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");
        private static final OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        @Override
        public OptionalLong availableMemory() {
            OptionalLong ofMachine = ofMachine();
            OptionalLong ofGroup = ofGroup();
            if (ofMachine.isEmpty() || ofGroup.isEmpty()) {
                return ofMachine.isPresent() ? ofMachine : ofGroup;
            }
            return OptionalLong.of(Math.min(ofMachine.getAsLong(), ofGroup.getAsLong()));
        }

        private OptionalLong ofMachine() {
            try {
                Matcher matcher = AVAILABLE.matcher(Files.readString(memory));
                return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1)) << 10) : OptionalLong.empty();
            } catch (IOException notLinux) {
                return OptionalLong.empty();
            }
        }

        private OptionalLong ofGroup() {
            try {
                String most = Files.readString(group.resolve("memory.max")).strip();
                String used = Files.readString(group.resolve("memory.current")).strip();
                return most.equals("max")
                        ? OptionalLong.empty()
                        : OptionalLong.of(Math.max(0, Long.parseLong(most) - Long.parseLong(used)));
            } catch (IOException | NumberFormatException notLimited) {
                return OptionalLong.empty();
            }
        }

        @Override
        public double processorLoad() {
            return SYSTEM.getCpuLoad();
        }
    }
}
