package io.modelwright.core.deploy;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Whether an image of before may run on the database of now. */
public sealed interface Rollback {

    /** It may. */
    record Possible(Release to) implements Rollback {}

    /**
     * It may not.
     *
     * @param code stable, kebab-case
     * @param why a sentence for people
     */
    record Impossible(String code, String why) implements Rollback {}

    /**
     * Decides.
     *
     * @param releases all of the deployment
     * @param wanted the number of the release to go back to; empty: the one that served before
     * @param schema the version that the database has, or more than it
     * @param breaking what stands against the release before, by the number of the version whose plan says so
     */
    static Rollback decide(
            Deployment deployment,
            List<Release> releases,
            Optional<Integer> wanted,
            int schema,
            NavigableMap<Integer, List<String>> breaking) {
        Optional<Release> found = wanted.isPresent()
                ? releases.stream()
                        .filter(release -> release.number() == wanted.get())
                        .findFirst()
                : deployment
                        .former()
                        .flatMap(former -> releases.stream()
                                .filter(release -> release.id().equals(former))
                                .findFirst());
        if (found.isEmpty()) {
            return new Impossible(
                    "no-former-release",
                    wanted.map(number -> "There is no release " + number + " here.")
                            .orElse("No other release served before this one."));
        }
        Release to = found.get();
        if (deployment.current().equals(Optional.of(to.id()))) {
            return new Impossible("release-serves", "Release " + to.number() + " is the one that serves.");
        }
        if (to.state() != ReleaseState.FORMER || to.image().isEmpty()) {
            return new Impossible("release-never-served", "Release " + to.number() + " never served.");
        }
        return breaking.subMap(to.version(), false, schema, true).entrySet().stream()
                .filter(plan -> !plan.getValue().isEmpty())
                .findFirst()
                .<Rollback>map(plan -> new Impossible(
                        "rollback-breaks",
                        "Version " + plan.getKey() + " changed the database so that version " + to.version()
                                + " does not work on it: " + plan.getValue().getFirst()))
                .orElseGet(() -> new Possible(to));
    }
}
