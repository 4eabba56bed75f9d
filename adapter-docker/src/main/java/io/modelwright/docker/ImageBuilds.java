package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.transport.DockerHttpClient;
import io.modelwright.core.deploy.ImageBuild;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.failure.EngineUnavailable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds by the engine's own builder, which every engine has. Closing the connection is what ends a build: the engine then kills
 * what runs of it. The image gets its name by the caller, once all is well.
 */
final class ImageBuilds {

    private static final long CONTEXT_MAX = 1024L * 1024 * 1024;
    private static final long BETWEEN_MILLIS = 100;
    private static final long CPU_PERIOD_MICROS = 100_000;

    private final DockerEngine engine;

    ImageBuilds(DockerEngine engine) {
        this.engine = engine;
    }

    Outcome<ImageId> build(ImageBuild build, Consumer<String> lines, BooleanSupplier stop) {
        Optional<Refusal> refused = refusedBefore(build);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        BuildLog log = new BuildLog(lines);
        AtomicReference<DockerHttpClient.@Nullable Response> open = new AtomicReference<>();
        CompletableFuture<Void> done = new CompletableFuture<>();
        byte[] context = context(build);
        Thread reading = Thread.ofPlatform().daemon().name("image-build").start(() -> {
            try {
                run(build, context, log, open);
                done.complete(null);
            } catch (Throwable fault) {
                done.completeExceptionally(fault);
            }
        });
        try {
            return awaited(build, log, done, stop);
        } finally {
            DockerHttpClient.Response answer = open.getAndSet(null);
            if (answer != null) {
                answer.close();
            }
            reading.interrupt();
        }
    }

    private Optional<Refusal> refusedBefore(ImageBuild build) {
        String text = build.context().find(build.dockerfile()).orElseThrow().text();
        Dockerfile dockerfile = Dockerfile.read(text, build.arguments());
        if (dockerfile.fault().isPresent()) {
            return Optional.of(
                    Refusals.conflict("build-failed", dockerfile.fault().get()));
        }
        if (build.context().size() > CONTEXT_MAX) {
            return Optional.of(Refusals.conflict("build-failed", "What is to be built is larger than 1 GiB."));
        }
        for (String image : dockerfile.images()) {
            if (Faults.found(() -> engine.client().inspectImageCmd(image).exec())
                    .isEmpty()) {
                return Optional.of(Refusals.conflict(
                        "image-missing", "The engine does not have the image " + printable(image) + "."));
            }
        }
        return Optional.empty();
    }

    private static String printable(String image) {
        String plain = image.replaceAll("[^ -~]", "?");
        return plain.length() > 200 ? plain.substring(0, 200) : plain;
    }

    private static byte[] context(ImageBuild build) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            TreeTar.write(build.context(), bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void run(
            ImageBuild build, byte[] context, BuildLog log, AtomicReference<DockerHttpClient.@Nullable Response> open)
            throws IOException {
        try (DockerHttpClient.Response answer =
                engine.raw().upload("/build", parameters(build), new ByteArrayInputStream(context))) {
            open.set(answer);
            try (MappingIterator<JsonNode> messages =
                    RawEngine.mapper().readerFor(JsonNode.class).readValues(answer.getBody())) {
                while (messages.hasNextValue()) {
                    log.read(messages.nextValue());
                }
            }
            log.end();
        }
    }

    private static Map<String, String> parameters(ImageBuild build) {
        long memory = build.limits().memoryBytes();
        Map<String, String> all = new TreeMap<>();
        all.put("dockerfile", build.dockerfile());
        all.put("labels", RawEngine.text(OwnLabels.written(build.labels())));
        all.put("buildargs", RawEngine.text(build.arguments()));
        all.put("networkmode", build.network() ? "default" : "none");
        all.put("memory", Long.toString(memory));
        all.put("memswap", Long.toString(memory));
        all.put("cpuperiod", Long.toString(CPU_PERIOD_MICROS));
        all.put("cpuquota", Long.toString(build.limits().cpuMillis() * CPU_PERIOD_MICROS / 1_000));
        all.put("nocache", Boolean.toString(build.noCache()));
        all.put("rm", "true");
        all.put("forcerm", "true");
        return all;
    }

    private static Outcome<ImageId> awaited(
            ImageBuild build, BuildLog log, CompletableFuture<Void> done, BooleanSupplier stop) {
        long deadline = System.nanoTime() + build.timeout().toNanos();
        while (true) {
            try {
                done.get(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
                return ended(log);
            } catch (TimeoutException goesOn) {
                if (stop.getAsBoolean()) {
                    return Refusals.refused("build-cancelled", "The build was stopped.");
                }
                if (System.nanoTime() > deadline) {
                    return Outcome.refused(
                            of("build-timeout", "The build took longer than " + build.timeout() + ".", log));
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return Refusals.refused("build-cancelled", "The build was interrupted.");
            } catch (ExecutionException fault) {
                return failed(log, fault.getCause());
            }
        }
    }

    private static Outcome<ImageId> ended(BuildLog log) {
        Optional<String> error = log.error();
        if (error.isPresent()) {
            return Outcome.refused(ofError(error.get(), log));
        }
        return log.image()
                .map(ImageId::new)
                .map(Outcome::done)
                .orElseThrow(() -> new EngineUnavailable("the build ended without an image", null));
    }

    private static Outcome<ImageId> failed(BuildLog log, @Nullable Throwable fault) {
        return switch (fault) {
            case DockerException answered
            when answered.getHttpStatus() < 500 || Refusals.isFull(Faults.said(answered)) ->
                Outcome.refused(ofError(Faults.said(answered), log));
            case DockerException answered -> throw Faults.troubled(answered);
            case IOException broken -> throw RawEngine.unavailable(broken);
            case RuntimeException other -> throw other;
            case null, default -> throw new IllegalStateException("a build broke off", fault);
        };
    }

    private static Refusal ofError(String error, BuildLog log) {
        if (Refusals.isFull(error)) {
            return Refusals.engineFull();
        }
        String line = error.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return of("build-failed", line.length() > 1_000 ? line.substring(0, 1_000) + " ..." : line, log);
    }

    private static Refusal of(String code, String detail, BuildLog log) {
        Map<String, Json> members = new LinkedHashMap<>();
        if (!log.step().isEmpty()) {
            members.put("step", Json.of(log.step()));
        }
        members.put("log", Json.of(String.join("\n", log.newest())));
        return Refusals.conflict(code, detail, members);
    }
}
