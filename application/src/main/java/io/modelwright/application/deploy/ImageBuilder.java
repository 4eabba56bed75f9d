package io.modelwright.application.deploy;

import io.modelwright.application.codegen.VersionSources;
import io.modelwright.application.codegen.VersionSources.Found;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.deploy.Build;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.deploy.BuildPath;
import io.modelwright.core.deploy.ContentHash;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageBuild;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.ImageNames;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.BuildRepository;
import io.modelwright.ports.deploy.driven.ImageStore;
import io.modelwright.ports.deploy.driven.Packager;
import io.modelwright.ports.deploy.driven.Packager.Making;
import io.modelwright.ports.failure.EngineUnavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Makes images: thin layers on runtime images where that can be, else by the Dockerfile of the sources. */
final class ImageBuilder implements ImageMaker {

    private static final String DOCKERFILE = "Dockerfile";

    private final BuildsServices.Needs needs;
    private final BuildRepository builds;
    private final VersionSources sources;
    private final Packager packager;
    private final ImageStore images;
    private final BuildSettings settings;
    private final Samples samples;
    /** Two builds that need the same runtime image wait for the one that makes it. */
    private final Map<ImageTag, ReentrantLock> runtimes = new ConcurrentHashMap<>();

    ImageBuilder(BuildsServices.Needs needs) {
        this.needs = needs;
        this.builds = needs.builds();
        this.sources = needs.sources();
        this.packager = needs.packager();
        this.images = needs.images();
        this.settings = needs.settings();
        this.samples = new Samples(needs.renderer());
    }

    @Override
    public boolean has(ImageId image) {
        return images.list(new Labels(Map.of(Labels.OWNER, settings.owner()))).stream()
                .anyMatch(known -> known.id().equals(image));
    }

    /** How one build is on its way. */
    private record Run(Wish wish, BuildLog log, BuildId id) {
        void say(String line) {
            log.line(line);
            wish.log().accept(line);
        }

        boolean stopped() {
            return wish.stop().getAsBoolean();
        }
    }

    /** What is to be built, known by its content. */
    private record Plan(Found found, Packager.Work work, Optional<Packager.RuntimeImage> runtime, ContentHash content) {
        BuildPath path() {
            return runtime.isPresent() ? BuildPath.LAYER : BuildPath.DOCKERFILE;
        }
    }

    @Override
    public Outcome<Made> make(Wish wish) {
        Build build = Build.pending(
                new BuildId(needs.ids().next()),
                wish.app().id(),
                wish.version(),
                wish.target(),
                wish.noCache(),
                Optional.empty(),
                now());
        if (!builds.add(build)) {
            return Outcome.refused(Refusal.NotFound.of("app"));
        }
        try {
            return make(wish, build);
        } catch (EngineUnavailable away) {
            // no job comes back to it: whoever deploys asks for another one
            builds.end(build.failed(BuildHandler.NO_ENGINE, now()));
            throw away;
        }
    }

    /** Makes the image of a build that is kept already, and keeps how it ended. */
    Outcome<Made> make(Wish wish, Build build) {
        Run run = new Run(wish, new BuildLog(build.id(), needs.logs(), settings.logMax(), needs.clock()), build.id());
        try {
            Outcome<Build.Result> result = result(run);
            switch (result) {
                case Outcome.Done<Build.Result>(Build.Result made) -> builds.end(build.succeeded(made, now()));
                case Outcome.Refused<Build.Result>(Refusal refusal) -> {
                    run.say(refusal.detail());
                    builds.end(build.failed(new JobFailure(refusal.code(), refusal.detail()), now()));
                }
            }
            return result.flatMap(made -> images.find(made.tag())
                    .map(image -> Outcome.done(
                            new Made(image, made.madeBy(), made.madeBy().equals(build.id()))))
                    .orElseGet(() -> Outcome.refused(gone())));
        } finally {
            run.log().write();
        }
    }

    private static Refusal gone() {
        return new Refusal.Conflict(
                "image-missing", "The image was removed while it was made: build it again.", Map.of());
    }

    private Outcome<Build.Result> result(Run run) {
        Instant start = needs.clock().instant();
        stage(run, "generate");
        return sources.of(run.wish().app(), run.wish().version(), run.wish().target())
                .flatMap(found -> {
                    Plan plan = plan(run, found);
                    Instant planned = needs.clock().instant();
                    return kept(run, plan).map(Outcome::done).orElseGet(() -> fresh(run, plan, start, planned));
                });
    }

    private static void stage(Run run, String stage) {
        run.wish().stage().accept(stage);
        run.say("== " + stage);
    }

    private Plan plan(Run run, Found found) {
        Packager.Work work = new Packager.Work(
                run.wish().target(),
                found.generated(),
                found.sources(),
                samples.of(run.wish().target()));
        Optional<Packager.RuntimeImage> runtime = packager.runtime(work);
        String base = runtime.flatMap(needed -> images.find(needed.from()))
                .map(image -> image.id().value())
                .orElse("");
        String needed = runtime.map(known -> known.content().value()).orElse("");
        return new Plan(found, work, runtime, ContentHash.of(found.sources(), List.of(needed, base)));
    }

    private ImageTag tag(Run run, Plan plan) {
        Wish wish = run.wish();
        return ImageNames.ofApp(wish.app().id(), wish.target(), wish.version(), plan.content());
    }

    /** The image of before, where it has the same content and is still there. */
    private Optional<Build.Result> kept(Run run, Plan plan) {
        if (run.wish().noCache()) {
            return Optional.empty();
        }
        return builds.made(run.wish().app().id(), run.wish().target(), plan.content())
                .flatMap(build -> build.result()
                        .flatMap(made -> images.find(made.tag())
                                .filter(image -> image.id().equals(made.image()))
                                .map(image -> {
                                    run.say("Nothing has changed: the image is that of build " + build.id() + ".");
                                    return new Build.Result(
                                            made.image(),
                                            made.tag(),
                                            made.content(),
                                            plan.found().commit(),
                                            plan.work().edited(),
                                            made.path(),
                                            made.bytes(),
                                            build.id(),
                                            Build.Times.NONE);
                                })));
    }

    private Outcome<Build.Result> fresh(Run run, Plan plan, Instant start, Instant planned) {
        stage(run, "compile");
        return context(run, plan).flatMap(this::bounded).flatMap(context -> {
            if (run.stopped()) {
                return Outcome.refused(cancelled());
            }
            Instant compiled = needs.clock().instant();
            stage(run, "image");
            ImageTag tag = tag(run, plan);
            return images.build(
                            order(run, plan, tag, context), run::say, run.wish().stop())
                    .map(image -> new Build.Result(
                            image.id(),
                            tag,
                            plan.content(),
                            plan.found().commit(),
                            plan.work().edited(),
                            plan.path(),
                            image.bytes(),
                            run.id(),
                            new Build.Times(
                                    millis(start, planned),
                                    millis(planned, compiled),
                                    millis(compiled, needs.clock().instant()))));
        });
    }

    static Refusal cancelled() {
        return new Refusal.Conflict("build-cancelled", "The build was cancelled.", Map.of());
    }

    private Outcome<SourceTree> bounded(SourceTree context) {
        return context.size() > settings.contextMax()
                ? Outcome.refused(new Refusal.TooLarge(
                        "build-too-large",
                        "What the image is made of has more than " + settings.contextMax() + " bytes."))
                : Outcome.done(context);
    }

    private ImageBuild order(Run run, Plan plan, ImageTag tag, SourceTree context) {
        Labels labels = labels("app")
                .with(Labels.APP, run.wish().app().id().toString())
                .with(Labels.VERSION, Integer.toString(run.wish().version()));
        boolean byDockerfile = plan.path() == BuildPath.DOCKERFILE;
        return new ImageBuild(
                tag,
                labels,
                context,
                DOCKERFILE,
                Map.of(),
                settings.limits(),
                byDockerfile,
                run.wish().noCache(),
                settings.imageTimeout());
    }

    private Labels labels(String kind) {
        return new Labels(Map.of(Labels.OWNER, settings.owner(), Labels.KIND, kind));
    }

    /** What the engine is given: a layer, or the sources as they are. */
    private Outcome<SourceTree> context(Run run, Plan plan) {
        if (plan.runtime().isEmpty()) {
            run.say("The Dockerfile of the sources builds this image.");
            return plan.found().sources().find(DOCKERFILE).isPresent()
                    ? Outcome.done(plan.found().sources())
                    : Outcome.refused(new Refusal.Conflict(
                            "dockerfile-missing",
                            "The target " + plan.work().target() + " has no Dockerfile, so no image can be made of it.",
                            Map.of()));
        }
        return runtime(run, plan.work(), plan.runtime().get())
                .flatMap(tag -> packager.layer(
                        plan.work(), tag, new Making(run::say, run.wish().stop(), settings.compileTimeout())));
    }

    private Outcome<ImageTag> runtime(Run run, Packager.Work work, Packager.RuntimeImage runtime) {
        String base =
                images.find(runtime.from()).map(image -> image.id().value()).orElse("");
        ImageTag tag = ImageNames.ofRuntime(
                work.target(), ContentHash.of(runtime.content().value(), base));
        ReentrantLock lock = runtimes.computeIfAbsent(tag, missing -> new ReentrantLock());
        lock.lock();
        try {
            if (images.find(tag).isPresent()) {
                return Outcome.done(tag);
            }
            run.say("The runtime image " + tag + " is made; this is done once.");
            return packager.runtimeContext(work, new Making(run::say, run.wish().stop(), settings.imageTimeout()))
                    .flatMap(this::bounded)
                    .flatMap(context -> images.build(
                            new ImageBuild(
                                    tag,
                                    labels("runtime"),
                                    context,
                                    DOCKERFILE,
                                    Map.of(),
                                    settings.limits(),
                                    false,
                                    false,
                                    settings.imageTimeout()),
                            run::say,
                            run.wish().stop()))
                    .map(Image::tags)
                    .map(made -> tag);
        } finally {
            lock.unlock();
        }
    }

    private static long millis(Instant from, Instant to) {
        return Math.max(0, ChronoUnit.MILLIS.between(from, to));
    }

    private Instant now() {
        return needs.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
