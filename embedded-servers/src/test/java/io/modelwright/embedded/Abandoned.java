package io.modelwright.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Servers whose JVM was killed. */
final class Abandoned {

    private Abandoned() {}

    /** The process number of a server of that kind that runs in the folder and belongs to nobody any more. */
    static long server(String kind, Path folder) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AbandoningMain.class.getName(),
                        kind,
                        folder.toString()))
                .redirectErrorStream(true)
                .start();
        StringBuilder output = new StringBuilder();
        try (BufferedReader reader = jvm.inputReader()) {
            String line;
            while ((line = reader.readLine()) != null) {
                output.append(line).append('\n');
                if (line.startsWith("started ")) {
                    jvm.destroyForcibly();
                    jvm.waitFor(10, TimeUnit.SECONDS);
                    return Long.parseLong(line.substring("started ".length()));
                }
            }
        }
        throw new AssertionError("the server did not start:\n" + output);
    }
}
