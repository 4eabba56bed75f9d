package io.modelwright.testkit.deploy;

import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageBuild;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.ImageStore;
import io.modelwright.ports.failure.EngineUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Images in memory. Of a Dockerfile it knows {@code FROM}, {@code COPY} of files and folders into a folder, and in place of all
 * commands {@code RUN exit N} and {@code RUN sleep}, which lasts until the build is given up. Safe for many threads.
 */
public final class InMemoryImageStore implements ImageStore {

    private record Kept(Image image, Map<String, byte[]> files) {}

    /** A fault of a build, before it is told with the log. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;

        Failed(String code, String detail) {
            super(detail, null, false, false);
            this.code = code;
        }
    }

    /** What the stores of several installations have in common. */
    public static final class Disk {
        private final Map<ImageId, Kept> images = new LinkedHashMap<>();
        private volatile boolean away;

        /** Whether the engine does not answer. */
        public void setAway(boolean isAway) {
            this.away = isAway;
        }

        /** Puts an image there as if it had been fetched: it bears no label of anybody. */
        public Image put(ImageTag tag) {
            ImageId id = new ImageId("sha256:" + digest(Map.of(), tag.toString()));
            Image image = new Image(id, Set.of(tag), new Labels(Map.of()), 1_000, Instant.EPOCH);
            synchronized (images) {
                images.put(id, new Kept(image, Map.of()));
            }
            return image;
        }

        public boolean has(ImageId id) {
            synchronized (images) {
                return images.containsKey(id);
            }
        }
    }

    private final Disk disk;
    private final Map<ImageId, Kept> images;
    private final String owner;
    private final InstantSource clock;
    private final Predicate<ImageId> isUsed;

    /** @param isUsed whether a container needs an image */
    public InMemoryImageStore(Disk disk, String owner, InstantSource clock, Predicate<ImageId> isUsed) {
        this.disk = disk;
        this.images = disk.images;
        this.owner = owner;
        this.clock = clock;
        this.isUsed = isUsed;
    }

    @Override
    public Optional<Image> find(ImageTag tag) {
        synchronized (images) {
            checkAnswers();
            return images.values().stream()
                    .map(Kept::image)
                    .filter(image -> image.tags().contains(tag))
                    .findFirst();
        }
    }

    @Override
    public List<Image> list(Labels labels) {
        synchronized (images) {
            checkAnswers();
            return images.values().stream()
                    .map(Kept::image)
                    .filter(this::isOurs)
                    .filter(image -> labels.within(image.labels().values()))
                    .sorted(Comparator.comparing(Image::createdAt)
                            .reversed()
                            .thenComparing(image -> image.id().value()))
                    .toList();
        }
    }

    @Override
    public Outcome<Image> build(ImageBuild build, Consumer<String> log, BooleanSupplier stop) {
        if (!owner.equals(build.labels().values().get(Labels.OWNER))) {
            throw new IllegalArgumentException("an image of another installation");
        }
        checkAnswers();
        List<String> lines = new ArrayList<>();
        String step = "";
        Map<String, byte[]> files = new LinkedHashMap<>();
        String text = build.context().find(build.dockerfile()).orElseThrow().text();
        long deadline = System.nanoTime() + build.timeout().toNanos();
        try {
            for (String instruction : text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList()) {
                step = "Step " + (lines.size() + 1) + " : " + instruction;
                lines.add(step);
                log.accept(step);
                carryOut(instruction, build, files, stop, deadline);
            }
        } catch (Failed failed) {
            return Outcome.refused(new Refusal.Conflict(
                    failed.code,
                    String.valueOf(failed.getMessage()),
                    Map.of("step", Json.of(step), "log", Json.of(String.join("\n", lines)))));
        }
        return Outcome.done(keep(build, text, files));
    }

    private void carryOut(
            String instruction, ImageBuild build, Map<String, byte[]> files, BooleanSupplier stop, long deadline)
            throws Failed {
        if (stop.getAsBoolean()) {
            throw new Failed("build-cancelled", "The build was stopped.");
        }
        String[] words = instruction.split(" ");
        switch (words[0]) {
            case "FROM" -> from(words[1], files);
            case "COPY" -> copy(build.context(), words[1], words[2], files);
            case "RUN" -> command(words, stop, deadline);
            case "ADD" -> throw new Failed("build-failed", "The Dockerfile has ADD.");
            default -> {
                // what has no effect here
            }
        }
    }

    private void from(String name, Map<String, byte[]> files) throws Failed {
        synchronized (images) {
            int colon = name.lastIndexOf(':');
            Image base = find(new ImageTag(name.substring(0, colon), name.substring(colon + 1)))
                    .orElseThrow(() -> new Failed("image-missing", "The engine does not have the image " + name + "."));
            Kept kept = images.get(base.id());
            if (kept != null) {
                files.putAll(kept.files());
            }
        }
    }

    private static void copy(SourceTree context, String source, String target, Map<String, byte[]> files)
            throws Failed {
        boolean any = false;
        for (Map.Entry<SourcePath, SourceFile> file : context.files().entrySet()) {
            String path = file.getKey().value();
            if (path.equals(source)) {
                String to = target.endsWith("/") ? target + path.substring(path.lastIndexOf('/') + 1) : target;
                files.put(to, file.getValue().content());
                any = true;
            } else if (path.startsWith(source + "/") || source.equals(".")) {
                String below = source.equals(".") ? path : path.substring(source.length() + 1);
                files.put(
                        (target.endsWith("/") ? target : target + "/") + below,
                        file.getValue().content());
                any = true;
            }
        }
        if (!any) {
            throw new Failed("build-failed", "COPY failed: there is no " + source + ".");
        }
    }

    private static void command(String[] words, BooleanSupplier stop, long deadline) throws Failed {
        if (words[1].equals("exit") && !words[2].equals("0")) {
            throw new Failed("build-failed", "The command returned a non-zero code: " + words[2]);
        }
        while (words[1].equals("sleep")) {
            if (stop.getAsBoolean()) {
                throw new Failed("build-cancelled", "The build was stopped.");
            }
            if (System.nanoTime() > deadline) {
                throw new Failed("build-timeout", "The build took too long.");
            }
            Thread.onSpinWait();
        }
    }

    private Image keep(ImageBuild build, String text, Map<String, byte[]> files) {
        synchronized (images) {
            ImageId id = new ImageId("sha256:" + digest(files, text + build.labels() + build.arguments()));
            Kept before = images.get(id);
            long size = 1_000
                    + files.values().stream()
                            .mapToLong(content -> content.length)
                            .sum();
            Image image =
                    before != null ? before.image() : new Image(id, Set.of(), build.labels(), size, clock.instant());
            images.put(id, new Kept(image, Map.copyOf(files)));
            return tag(id, build.tag()).orElseThrow();
        }
    }

    private static String digest(Map<String, byte[]> files, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            files.forEach((path, content) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public Optional<Image> tag(ImageId id, ImageTag tag) {
        synchronized (images) {
            checkAnswers();
            Kept kept = images.get(id);
            if (kept == null || !isOurs(kept.image())) {
                return Optional.empty();
            }
            images.replaceAll((other, image) -> withTags(image, image.image().tags(), Optional.of(tag), false));
            Kept named = withTags(
                    images.getOrDefault(id, kept),
                    images.getOrDefault(id, kept).image().tags(),
                    Optional.of(tag),
                    true);
            images.put(id, named);
            return Optional.of(named.image());
        }
    }

    private static Kept withTags(Kept kept, Set<ImageTag> tags, Optional<ImageTag> tag, boolean there) {
        Set<ImageTag> all = new HashSet<>(tags);
        tag.ifPresent(name -> {
            all.remove(name);
            if (there) {
                all.add(name);
            }
        });
        Image image = kept.image();
        return new Kept(new Image(image.id(), all, image.labels(), image.bytes(), image.createdAt()), kept.files());
    }

    @Override
    public Outcome<Boolean> remove(ImageId id) {
        synchronized (images) {
            checkAnswers();
            Kept kept = images.get(id);
            if (kept == null || !isOurs(kept.image())) {
                return Outcome.done(false);
            }
            if (isUsed.test(id)) {
                return Outcome.refused(new Refusal.Conflict("image-in-use", "A container needs this image.", Map.of()));
            }
            images.remove(id);
            return Outcome.done(true);
        }
    }

    @Override
    public Outcome<Path> extract(ImageId id, String path, Path folder) {
        checkAnswers();
        Kept kept;
        synchronized (images) {
            kept = images.get(id);
        }
        if (kept == null) {
            return refused("image-missing", "The engine does not have the image.");
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean any = false;
        try {
            for (Map.Entry<String, byte[]> file : kept.files().entrySet()) {
                if (file.getKey().equals(path) || file.getKey().startsWith(path + "/")) {
                    Path target = folder.resolve(name + file.getKey().substring(path.length()));
                    Files.createDirectories(target.resolveSibling("."));
                    Files.write(target, file.getValue());
                    any = true;
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return any ? Outcome.done(folder.resolve(name)) : refused("path-missing", "The image has nothing there.");
    }

    private static <T> Outcome<T> refused(String code, String detail) {
        return Outcome.refused(new Refusal.Conflict(code, detail, Map.of()));
    }

    @Override
    public DiskUse diskUse() {
        synchronized (images) {
            checkAnswers();
            long all = images.values().stream()
                    .mapToLong(kept -> kept.image().bytes())
                    .sum();
            long ours = images.values().stream()
                    .map(Kept::image)
                    .filter(this::isOurs)
                    .mapToLong(Image::bytes)
                    .sum();
            return new DiskUse(all, ours, 0, 0, 0);
        }
    }

    private boolean isOurs(Image image) {
        return owner.equals(image.labels().values().get(Labels.OWNER));
    }

    private void checkAnswers() {
        if (disk.away) {
            throw new EngineUnavailable("the container engine does not answer", null);
        }
    }
}
