package io.modelwright.testkit.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.Build;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.deploy.BuildPath;
import io.modelwright.core.deploy.ContentHash;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.ImageNames;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.deploy.driven.BuildLogs;
import io.modelwright.ports.deploy.driven.BuildRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@code BuildRepository} does, with the {@code BuildLogs} beside it. */
public interface BuildRepositoryContract {

    Instant NOW = Instant.parse("2026-05-06T07:08:09.123456Z");
    AccountId AUTHOR = new AccountId(UUID.fromString("01890000-0000-7000-8000-0000000000aa"));
    ContentHash CONTENT = ContentHash.of("a", "b");
    JobFailure FAILURE = new JobFailure("compile-failed", "Task.java:3: it isn't \"right\".");

    /** Fresh and empty for each test; the same for all calls within one test. */
    BuildRepository builds();

    /** Of the same builds. */
    BuildLogs logs();

    /** An app that is there. */
    AppId app();

    static BuildId id(int number) {
        return new BuildId(UUID.fromString(String.format("01890000-0000-7000-8000-%012x", number)));
    }

    private Build pending(int number, Target target) {
        Build build =
                Build.pending(id(number), app(), number, target, false, Optional.of(AUTHOR), NOW.plusSeconds(number));
        assertThat(builds().add(build)).isTrue();
        return build;
    }

    private Build failed(int number, Target target) {
        Build build = pending(number, target).failed(FAILURE, NOW.plusSeconds(number));
        assertThat(builds().end(build)).isTrue();
        return build;
    }

    private Build made(Build build, BuildId madeBy, BuildPath path) {
        Build ended = build.succeeded(
                new Build.Result(
                        new ImageId("sha256:" + "0123456789abcdef".repeat(4)),
                        ImageNames.ofApp(app(), build.target(), build.version(), CONTENT),
                        CONTENT,
                        new CommitId("0123456789".repeat(4)),
                        path == BuildPath.DOCKERFILE,
                        path,
                        5_000_000_000L,
                        madeBy,
                        new Build.Times(1, 2, 3)),
                NOW.plusSeconds(9));
        assertThat(builds().end(ended)).isTrue();
        return ended;
    }

    @Test
    default void buildShouldBeFoundAsItWasAddedAndEnded() {
        Build pending = Build.pending(id(1), app(), 7, Target.JAVA, true, Optional.empty(), NOW);
        assertThat(builds().add(pending)).isTrue();
        assertThat(builds().find(pending.id())).contains(pending);
        assertThat(builds().find(id(2))).isEmpty();

        Build failed = pending.failed(FAILURE, NOW);
        assertThat(builds().end(failed)).isTrue();
        assertThat(builds().find(pending.id())).contains(failed);

        int number = 2;
        for (BuildPath path : BuildPath.values()) {
            Build made = made(pending(number, Target.JAVA), id(number), path);
            assertThat(builds().find(made.id())).contains(made);
            number++;
        }
    }

    @Test
    default void buildThatSucceededShouldStayAsItIs() {
        Build made = made(pending(1, Target.JAVA), id(1), BuildPath.LAYER);

        assertThat(builds().end(made.failed(FAILURE, NOW))).isFalse();
        assertThat(builds().add(Build.pending(made.id(), app(), 9, Target.JAVA, false, Optional.empty(), NOW)))
                .isTrue();
        assertThat(builds().find(made.id())).contains(made);
    }

    @Test
    default void failedBuildShouldSucceedWhenItIsTriedAgain() {
        Build made = made(failed(1, Target.JAVA), id(1), BuildPath.LAYER);

        assertThat(builds().find(id(1))).contains(made);
    }

    @Test
    default void buildOfNoAppShouldNotBeKept() {
        AppId gone = new AppId(UUID.fromString("01890000-0000-7000-8000-00000000dead"));
        Build build = Build.pending(id(1), gone, 1, Target.JAVA, false, Optional.empty(), NOW);

        assertThat(builds().add(build)).isFalse();
        assertThat(builds().end(build.failed(FAILURE, NOW))).isFalse();
        assertThat(builds().find(id(1))).isEmpty();
        assertThat(logs().write(id(1), "x")).isFalse();
        assertThat(logs().read(id(1))).isEmpty();
    }

    @Test
    default void imageShouldBeFoundByTheNewestBuildThatMadeIt() {
        assertThat(builds().made(app(), Target.JAVA, CONTENT)).isEmpty();
        made(pending(1, Target.JAVA), id(1), BuildPath.LAYER);
        Build newest = made(pending(2, Target.JAVA), id(2), BuildPath.LAYER);
        made(pending(3, Target.JAVA), id(2), BuildPath.LAYER);
        failed(4, Target.JAVA);

        assertThat(builds().made(app(), Target.JAVA, CONTENT)).contains(newest);
        assertThat(builds().made(app(), Target.TYPESCRIPT, CONTENT)).isEmpty();
        assertThat(builds().made(app(), Target.JAVA, ContentHash.of("ab"))).isEmpty();
        assertThat(builds().made(new AppId(id(9).value()), Target.JAVA, CONTENT))
                .isEmpty();
    }

    @Test
    default void buildsShouldBeListedNewestFirst() {
        Build one = pending(1, Target.JAVA);
        Build two = pending(2, Target.TYPESCRIPT);
        Build three = pending(3, Target.JAVA);

        assertThat(builds().list(app(), Optional.empty(), Optional.empty(), 2)).containsExactly(three, two);
        assertThat(builds().list(app(), Optional.empty(), Optional.of(two.id()), 2))
                .containsExactly(one);
        assertThat(builds().list(app(), Optional.of(Target.JAVA), Optional.empty(), 9))
                .containsExactly(three, one);
        assertThat(builds().count(app(), Optional.empty())).isEqualTo(3);
        assertThat(builds().count(app(), Optional.of(Target.TYPESCRIPT))).isEqualTo(1);
    }

    @Test
    default void pendingOnesShouldBeFoundByTheirAge() {
        Build one = pending(1, Target.JAVA);
        failed(2, Target.JAVA);
        Build three = pending(3, Target.JAVA);
        pending(4, Target.JAVA);

        assertThat(builds().pendingSince(NOW.plusSeconds(4), 9)).containsExactly(one, three);
        assertThat(builds().pendingSince(NOW.plusSeconds(4), 1)).containsExactly(one);
    }

    @Test
    default void oldOnesShouldBeForgottenButForTheNewest() {
        failed(1, Target.JAVA);
        Build pending = pending(2, Target.JAVA);
        failed(3, Target.JAVA);
        Build four = failed(4, Target.JAVA);
        Build five = failed(5, Target.TYPESCRIPT);
        assertThat(logs().write(id(3), "gone soon")).isTrue();

        assertThat(builds().forget(1, NOW)).isZero();
        assertThat(builds().forget(1, NOW.plusSeconds(9))).isEqualTo(2);
        assertThat(builds().list(app(), Optional.empty(), Optional.empty(), 9)).isEqualTo(List.of(five, four, pending));
        assertThat(logs().read(id(3))).isEmpty();
    }

    @Test
    default void logShouldBeKeptAsItWasWrittenLast() {
        pending(1, Target.JAVA);
        assertThat(logs().read(id(1))).contains("");

        assertThat(logs().write(id(1), "one\n")).isTrue();
        assertThat(logs().write(id(1), "one\ntw\u00f6 \ud83d\ude00\n")).isTrue();

        assertThat(logs().read(id(1))).contains("one\ntw\u00f6 \ud83d\ude00\n");
        assertThat(logs().write(id(2), "x")).isFalse();
    }
}
