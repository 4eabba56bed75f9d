package io.modelwright.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Samples the stacks of a running JVM with its own flight recorder, from outside and only while asked to. */
final class Profile {

    private final long pid;
    private final Path settings;
    private final Path recording;

    Profile(long pid, Path folder) throws IOException {
        this.pid = pid;
        this.recording = folder.resolve("profile.jfr");
        this.settings = Files.writeString(folder.resolve("profile.jfc"), settings());
    }

    /** Samples by processor time exist since JDK 25; before, those of runnable threads by the clock must do. */
    private static String settings() {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0">
              <event name="jdk.CPUTimeSample">
                <setting name="enabled">true</setting>
                <setting name="stackTrace">true</setting>
                <setting name="throttle">10ms</setting>
              </event>
              <event name="jdk.ExecutionSample">
                <setting name="enabled">%s</setting>
                <setting name="period">10 ms</setting>
              </event>
            </configuration>
            """.formatted(Runtime.version().feature() < 25);
    }

    void start() throws IOException, InterruptedException {
        command("JFR.start", "name=bench", "settings=" + settings);
    }

    /** Ends the recording; what share of the samples each layer has. */
    Map<Layer, Double> stop() throws IOException, InterruptedException {
        command("JFR.stop", "name=bench", "filename=" + recording);
        Map<Layer, Double> samples = new EnumMap<>(Layer.class);
        int total = 0;
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                samples.merge(layer(events.readEvent()), 1.0, Double::sum);
                total++;
            }
        }
        int all = Math.max(total, 1);
        samples.replaceAll((layer, count) -> count / all);
        return samples;
    }

    private static Layer layer(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return Layer.REST;
        }
        return Layer.of(event.getStackTrace().getFrames().stream()
                .map(RecordedFrame::getMethod)
                .filter(Objects::nonNull)
                .map(method -> method.getType().getName())
                .toList());
    }

    private void command(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the flight recorder does not answer: " + output);
        }
    }
}
