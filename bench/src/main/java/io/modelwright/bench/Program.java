package io.modelwright.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The platform's program, started as the launcher starts it. */
record Program(List<String> command) {

    Program {
        command = List.copyOf(command);
    }

    /** What the JVM is told of memory and compilers. */
    List<String> jvmOptions() {
        return command.stream()
                .filter(option -> option.startsWith("-X") && !option.startsWith("-XX:AOTCache"))
                .toList();
    }

    /** Starts it with those arguments; returns when it accepts connections on {@code port}. */
    ChildProcess start(int port, Path log, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return ChildProcess.start(all, Map.of(), port, log);
    }
}
