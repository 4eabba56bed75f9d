package io.modelwright.application.deploy;

import io.modelwright.core.apps.App;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.DataCopy;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.Deployment.Origin;
import io.modelwright.core.deploy.EnvironmentName;
import io.modelwright.core.deploy.Promotion;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driving.Deployments.Wish;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what somebody asks for, and says what of it cannot be. */
final class DeploymentWishes {

    private static final List<Target> TARGETS = List.of(Target.JAVA, Target.TYPESCRIPT);

    private final VersionRepository versions;

    DeploymentWishes(VersionRepository versions) {
        this.versions = versions;
    }

    /**
     * @param data empty: nothing was said
     * @param serving the release whose image is wanted, where none is to be made, which is {@code promoted}
     */
    record Read(
            Target target,
            int version,
            EnvironmentName environment,
            Optional<Origin> data,
            Optional<Release> serving,
            Optional<Promotion> promoted) {

        Origin origin() {
            return data.orElse(Origin.EMPTY);
        }
    }

    /** @param known the deployments of the app */
    Outcome<Read> read(App app, Wish wish, List<Deployment> known) {
        return target(wish.target().orElse(""))
                .flatMap(target -> version(app, wish.version())
                        .flatMap(version -> environment(wish.environment(), target, known)
                                .flatMap(environment -> data(wish.data())
                                        .flatMap(data -> possible(
                                                app,
                                                new Read(
                                                        target,
                                                        version,
                                                        environment,
                                                        data,
                                                        Optional.empty(),
                                                        Optional.empty()),
                                                known)))));
    }

    private static Outcome<Target> target(String name) {
        Optional<Target> target =
                TARGETS.stream().filter(known -> known.name().equals(name)).findFirst();
        return target.map(Outcome::done)
                .orElseGet(() -> invalid("unknown-target", "target", "What can be deployed is java or typescript."));
    }

    private Outcome<Integer> version(App app, Optional<Integer> asked) {
        Optional<Integer> live = versions.live(app.id()).map(StoredVersion::number);
        if (live.isEmpty()) {
            return conflict("nothing-published", "Published versions are deployed: publish the first one.");
        }
        int number = asked.orElse(live.get());
        return number >= 1 && number <= live.get()
                ? Outcome.done(number)
                : invalid(
                        "unknown-version",
                        "version",
                        "There is no version " + number + "; the last one is " + live.get() + ".");
    }

    private static Outcome<EnvironmentName> environment(Optional<String> asked, Target target, List<Deployment> known) {
        if (asked.isPresent()) {
            return EnvironmentName.isName(asked.get())
                    ? Outcome.done(new EnvironmentName(asked.get()))
                    : invalid(
                            "invalid-environment",
                            "environment",
                            "The name of an environment is lower-case words joined by hyphens, at most 40 characters,"
                                    + " and not studio.");
        }
        Optional<EnvironmentName> own = known.stream()
                .filter(deployment -> deployment.target().equals(target))
                .map(Deployment::environment)
                .min((one, other) -> Boolean.compare(
                        !one.equals(EnvironmentName.PRODUCTION), !other.equals(EnvironmentName.PRODUCTION)));
        Set<EnvironmentName> taken = known.stream().map(Deployment::environment).collect(Collectors.toSet());
        return Outcome.done(own.orElseGet(() -> Stream.iterate(0, count -> count + 1)
                .map(count -> switch (count) {
                    case 0 -> EnvironmentName.PRODUCTION;
                    case 1 -> new EnvironmentName(EnvironmentName.PRODUCTION + "-" + target);
                    default -> new EnvironmentName(EnvironmentName.PRODUCTION + "-" + target + "-" + count);
                })
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow()));
    }

    static Outcome<Optional<Origin>> data(Optional<String> asked) {
        if (asked.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        return Stream.of(Origin.values())
                .filter(origin -> origin.name().toLowerCase(Locale.ROOT).equals(asked.get()))
                .findFirst()
                .map(origin -> Outcome.done(Optional.of(origin)))
                .orElseGet(() ->
                        invalid("invalid-data", "data", "What an environment begins with is empty, seed or copy."));
    }

    /** Whether an environment can take it, or can be made with it. */
    Outcome<Read> possible(App app, Read read, List<Deployment> known) {
        Optional<Deployment> there = known.stream()
                .filter(deployment -> deployment.environment().equals(read.environment()))
                .findFirst();
        return there.isPresent() ? onto(there.get(), read) : fresh(app, read);
    }

    private static Outcome<Read> onto(Deployment there, Read read) {
        Optional<Refusal> busy = busy(there);
        if (busy.isPresent()) {
            return Outcome.refused(busy.get());
        }
        if (!there.target().equals(read.target())) {
            return conflict(
                    "other-target",
                    "The environment " + there.environment() + " runs " + there.target()
                            + ", to which its data belongs.");
        }
        return there.current().isPresent()
                        && read.data().filter(data -> data != there.data()).isPresent()
                ? conflict("data-kept", "The environment has data already, which every release keeps.")
                : Outcome.done(read);
    }

    /** Why nothing new can begin there now. */
    static Optional<Refusal> busy(Deployment there) {
        if (there.desired() == Desired.DELETED) {
            return Optional.of(
                    new Refusal.Conflict("deployment-deleted", "The deployment is being deleted.", Map.of()));
        }
        return there.next()
                .map(release -> new Refusal.Conflict(
                        "release-under-way",
                        "Another release is on its way there: wait for its job, or cancel it.",
                        Map.of("job", Json.of(release.toString()))));
    }

    private Outcome<Read> fresh(App app, Read read) {
        if (read.origin() != Origin.COPY) {
            return Outcome.done(read);
        }
        Optional<StoredVersion> live = versions.live(app.id());
        if (live.filter(stored -> stored.number() == read.version()).isEmpty()) {
            return conflict("copy-impossible", "A copy needs the version that is live in the studio.");
        }
        List<String> obstacles = DataCopy.obstacles(live.get().design());
        return obstacles.isEmpty()
                ? Outcome.done(read)
                : conflict(
                        "copy-impossible",
                        "Secrets and files are not copied, and records need these: " + String.join(", ", obstacles)
                                + ".");
    }

    static <T> Outcome<T> invalid(String code, String member, String detail) {
        return Outcome.refused(new Refusal.Invalid(
                code, detail, List.of(Finding.error(code, JsonPointer.ROOT.member(member), detail))));
    }

    static <T> Outcome<T> conflict(String code, String detail) {
        return Outcome.refused(new Refusal.Conflict(code, detail, Map.of()));
    }
}
