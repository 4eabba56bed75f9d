package io.modelwright.testkit.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.GenerationId;
import io.modelwright.core.codegen.GenerationOptions;
import io.modelwright.core.codegen.MergeNote;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.GenerationRepository;
import io.modelwright.ports.codegen.driven.GenerationRepository.Forgetting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@code GenerationRepository} does. */
public interface GenerationRepositoryContract {

    Instant NOW = Instant.parse("2026-05-06T07:08:09.123456Z");
    AccountId AUTHOR = new AccountId(UUID.fromString("01890000-0000-7000-8000-0000000000aa"));

    /** Fresh and empty for each test; the same for all calls within one test. */
    GenerationRepository generations();

    /** An app that is there. */
    AppId app();

    static GenerationId id(int number) {
        return new GenerationId(UUID.fromString(String.format("01890000-0000-7000-8000-%012x", number)));
    }

    private Generation pending(int number, Target target) {
        Generation generation = Generation.pending(
                id(number), app(), number, target, GenerationOptions.DEFAULT, AUTHOR, NOW.plusSeconds(number));
        assertThat(generations().add(generation)).isTrue();
        return generation;
    }

    private Generation ended(int number, Target target) {
        Generation generation = pending(number, target).failed(new JobFailure("x", "y"), NOW.plusSeconds(number));
        assertThat(generations().end(generation)).isTrue();
        return generation;
    }

    private static Generation.Result result(MergeNote.State state) {
        CommitId commit = new CommitId("0123456789".repeat(4));
        boolean conflicted = state == MergeNote.State.CONFLICTED;
        return new Generation.Result(
                commit,
                3,
                5_000_000_000L,
                new MergeNote(
                        state,
                        conflicted ? Optional.of("merge/v1") : Optional.empty(),
                        state == MergeNote.State.APART ? Optional.empty() : Optional.of(commit),
                        conflicted ? 2 : 0));
    }

    @Test
    default void generationShouldBeFoundAsItWasAddedAndEnded() {
        Generation pending = pending(1, Target.JAVA);
        assertThat(generations().find(pending.id())).contains(pending);

        Generation failed = pending.failed(new JobFailure("no-room", "It is full."), NOW);
        assertThat(generations().end(failed)).isTrue();
        assertThat(generations().find(pending.id())).contains(failed);

        int number = 2;
        for (MergeNote.State state : MergeNote.State.values()) {
            Generation other = pending(number++, Target.JAVA).succeeded(result(state), NOW);
            assertThat(generations().end(other)).isTrue();
            assertThat(generations().find(other.id())).contains(other);
        }
    }

    @Test
    default void optionsShouldBeKeptForTheNextGenerationsOfTheirTarget() {
        GenerationOptions chosen = new GenerationOptions(Optional.of("org.example"), Optional.of("My 't\u00e4sks'"));
        assertThat(generations().options(app(), Target.JAVA)).isEmpty();
        Generation first = Generation.pending(id(1), app(), 1, Target.JAVA, chosen, AUTHOR, NOW);
        assertThat(generations().add(first)).isTrue();
        assertThat(generations().find(first.id())).contains(first);
        assertThat(generations().options(app(), Target.JAVA)).contains(chosen);
        assertThat(generations().options(app(), Target.TYPESCRIPT)).isEmpty();

        assertThat(generations().end(first.failed(new JobFailure("x", "y"), NOW)))
                .isTrue();
        assertThat(generations().forget(new Forgetting.One(first.id()))).isEqualTo(1);
        assertThat(generations().options(app(), Target.JAVA)).contains(chosen);

        Generation second = pending(2, Target.JAVA);
        assertThat(generations().options(app(), Target.JAVA)).contains(GenerationOptions.DEFAULT);
        assertThat(generations().add(Generation.pending(second.id(), app(), 2, Target.JAVA, chosen, AUTHOR, NOW)))
                .isTrue();
        assertThat(generations().options(app(), Target.JAVA)).contains(GenerationOptions.DEFAULT);
    }

    @Test
    default void generationThatSucceededShouldStayAsItIs() {
        Generation made = pending(1, Target.JAVA).succeeded(result(MergeNote.State.MERGED), NOW);
        assertThat(generations().end(made)).isTrue();

        assertThat(generations().end(made.failed(new JobFailure("late", "Too late."), NOW)))
                .isFalse();
        assertThat(generations()
                        .add(Generation.pending(
                                made.id(), app(), 9, Target.JAVA, GenerationOptions.DEFAULT, AUTHOR, NOW)))
                .isTrue();
        assertThat(generations().find(made.id())).contains(made);
    }

    @Test
    default void failedGenerationShouldSucceedWhenItIsTriedAgain() {
        Generation failed = ended(1, Target.JAVA);
        Generation made = failed.succeeded(result(MergeNote.State.MERGED), NOW);

        assertThat(generations().end(made)).isTrue();
        assertThat(generations().find(made.id())).contains(made);
    }

    @Test
    default void generationOfNoAppShouldNotBeKept() {
        AppId gone = new AppId(UUID.fromString("01890000-0000-7000-8000-00000000dead"));

        assertThat(generations()
                        .add(Generation.pending(id(1), gone, 1, Target.JAVA, GenerationOptions.DEFAULT, AUTHOR, NOW)))
                .isFalse();
        assertThat(generations().find(id(1))).isEmpty();
        assertThat(generations()
                        .end(Generation.pending(id(1), gone, 1, Target.JAVA, GenerationOptions.DEFAULT, AUTHOR, NOW)
                                .failed(new JobFailure("x", "y"), NOW)))
                .isFalse();
    }

    @Test
    default void generationsShouldBeListedNewestFirst() {
        Generation one = pending(1, Target.JAVA);
        Generation two = pending(2, Target.TYPESCRIPT);
        Generation three = pending(3, Target.JAVA);

        assertThat(generations().list(app(), Optional.empty(), Optional.empty(), 2))
                .containsExactly(three, two);
        assertThat(generations().list(app(), Optional.empty(), Optional.of(two.id()), 2))
                .containsExactly(one);
        assertThat(generations().list(app(), Optional.of(Target.JAVA), Optional.empty(), 9))
                .containsExactly(three, one);
        assertThat(generations().count(app(), Optional.empty())).isEqualTo(3);
        assertThat(generations().count(app(), Optional.of(Target.TYPESCRIPT))).isEqualTo(1);
    }

    @Test
    default void pendingOnesShouldBeFoundByTheirAge() {
        Generation one = pending(1, Target.JAVA);
        ended(2, Target.JAVA);
        Generation three = pending(3, Target.JAVA);
        pending(4, Target.JAVA);

        assertThat(generations().pendingSince(NOW.plusSeconds(4), 9)).containsExactly(one, three);
        assertThat(generations().pendingSince(NOW.plusSeconds(4), 1)).containsExactly(one);
    }

    @Test
    default void oldOnesShouldBeForgottenButForTheNewest() {
        ended(1, Target.JAVA);
        Generation pending = pending(2, Target.JAVA);
        ended(3, Target.JAVA);
        Generation four = ended(4, Target.JAVA);
        Generation five = ended(5, Target.TYPESCRIPT);

        assertThat(generations().forget(new Forgetting.Old(1, NOW))).isZero();
        assertThat(generations().forget(new Forgetting.Old(1, NOW.plusSeconds(9))))
                .isEqualTo(2);
        assertThat(generations().list(app(), Optional.empty(), Optional.empty(), 9))
                .isEqualTo(List.of(five, four, pending));
        assertThat(generations().forget(new Forgetting.One(pending.id()))).isZero();
        assertThat(generations().forget(new Forgetting.One(five.id()))).isEqualTo(1);
        assertThat(generations().forget(new Forgetting.One(five.id()))).isZero();
    }
}
