package io.modelwright.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.deploy.EnvironmentName;
import io.modelwright.core.deploy.Promotion;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.ReleaseState;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driving.Deployments.Started;
import io.modelwright.ports.deploy.driving.Deployments.Wish;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What serves in one environment serves in another, and what would be lost there is asked first. */
final class PromotionsTest {

    private final DeployWorld world = new DeployWorld();

    @BeforeEach
    void publish() {
        world.publish("title");
    }

    private static Wish from(String from, @Nullable String environment) {
        return new Wish(
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(environment),
                Optional.empty(),
                Optional.of(from),
                Set.of());
    }

    private static Wish to(String environment, Set<String> acknowledged) {
        return new Wish(
                Optional.of("java"),
                Optional.empty(),
                Optional.of(environment),
                Optional.empty(),
                Optional.empty(),
                acknowledged);
    }

    private Outcome<Started> asked(Wish wish) {
        return world.port()
                .deploy(world.world.as(WorkspaceRole.OPERATOR), world.app.id().toString(), wish);
    }

    private Release released(Wish wish) {
        Started started = DeployWorld.done(asked(wish));
        assertThat(world.run(started.job(), world.needs(DeployWorld.NONE))).isInstanceOf(JobEnd.Succeeded.class);
        return world.release(started);
    }

    private static Refusal refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).refusal();
    }

    private String code(Wish wish) {
        return refusal(asked(wish)).code();
    }

    @Test
    void sameImageShouldServeElsewhereWithoutABuild() {
        Release staging = released(to("staging", Set.of()));
        int images = world.images();

        Release promoted = released(from("staging", null));

        assertThat(world.images()).isEqualTo(images);
        assertThat(promoted.image()).isEqualTo(staging.image());
        assertThat(promoted.build()).isEqualTo(staging.build());
        assertThat(promoted.state()).isEqualTo(ReleaseState.SERVING);
        assertThat(promoted.promoted()).contains(new Promotion(new EnvironmentName("staging"), 1));
        assertThat(world.deployment(promoted.deployment()).environment()).isEqualTo(EnvironmentName.PRODUCTION);
        assertThat(promoted.deployment()).isNotEqualTo(staging.deployment());
        assertThat(code(from("staging", null))).isEqualTo("release-serves");
    }

    @Test
    void whatWasPromotedShouldStayItWhenItIsRolledBackTo() {
        released(to("staging", Set.of()));
        Release first = released(from("staging", null));
        world.publish("title", DeployWorld.field(3, "note"));
        released(to("production", Set.of()));

        Started back = DeployWorld.done(
                world.port().rollback(world.world.as(WorkspaceRole.OPERATOR), first.deployment(), Optional.of(1)));

        assertThat(world.release(back).promoted()).isEqualTo(first.promoted());
    }

    @Test
    void onlyWhatServesElsewhereShouldBePromoted() {
        released(to("staging", Set.of()));
        assertThat(code(from("nowhere", null))).isEqualTo("unknown-environment");
        assertThat(code(from("studio", null))).isEqualTo("unknown-environment");
        assertThat(code(from("staging", "staging"))).isEqualTo("invalid-environment");
        assertThat(code(from("staging", "studio"))).isEqualTo("invalid-environment");
        assertThat(code(new Wish(
                        Optional.of("typescript"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("staging"),
                        Set.of())))
                .isEqualTo("other-target");
        assertThat(code(new Wish(
                        Optional.empty(),
                        Optional.of(2),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("staging"),
                        Set.of())))
                .isEqualTo("other-version");
        world.ask(to("trial", Set.of()));
        assertThat(code(from("trial", null))).isEqualTo("no-release");
    }

    @Test
    void imagesThatAreGoneShouldNotBePromoted() {
        released(to("staging", Set.of()));
        world.imagesAreGone();
        assertThat(code(from("staging", null))).isEqualTo("image-missing");
    }

    @Test
    void environmentOfAnotherTargetShouldNotTakeIt() {
        released(to("staging", Set.of()));
        released(new Wish("typescript", Optional.empty(), Optional.of("production"), Optional.empty()));
        assertThat(code(from("staging", null))).isEqualTo("other-target");
    }

    @Test
    void schemaShouldNotGoBackwards() {
        released(to("staging", Set.of()));
        world.publish("name");
        released(to("production", Set.of()));
        assertThat(code(from("staging", null))).isEqualTo("rollback-breaks");
        // nor by the number of the older version
        assertThat(code(new Wish("java", Optional.of(1), Optional.of("production"), Optional.empty())))
                .isEqualTo("rollback-breaks");
    }

    private static String change(Refusal refusal) {
        Map<String, Json> members = ((Refusal.Conflict) refusal).members();
        Json.JsonObject effect = (Json.JsonObject)
                ((Json.JsonArray) members.get("effects")).items().getFirst();
        assertThat(effect.members())
                .containsEntry("impact", Json.of("losesData"))
                .containsEntry("count", Json.of(3L));
        return ((Json.JsonString) effect.members().get("change")).value();
    }

    @Test
    void lossesShouldBeAcknowledgedBeforeAnythingRuns() {
        world.publish("title", DeployWorld.field(3, "note"));
        Release before = released(to("production", Set.of()));
        world.publish("title");
        int images = world.images();

        Refusal refusal = refusal(asked(to("production", Set.of())));

        assertThat(refusal.code()).isEqualTo("unacknowledged-loss");
        assertThat(world.images()).isEqualTo(images);
        assertThat(world.deployment(before.deployment()).next()).isEmpty();
        assertThat(code(to("production", Set.of("another")))).isEqualTo("unacknowledged-loss");
        assertThat(released(to("production", Set.of(change(refusal)))).state()).isEqualTo(ReleaseState.SERVING);
        // a first release has nothing to lose
        released(to("staging", Set.of()));
    }

    @Test
    void promotionsShouldAskTheirOwnRecords() {
        world.publish("title", DeployWorld.field(3, "note"));
        released(to("production", Set.of()));
        world.publish("title");
        released(to("staging", Set.of()));
        assertThat(code(from("staging", null))).isEqualTo("unacknowledged-loss");
    }

    @Test
    void lossesThatCameToBeMeanwhileShouldStopTheJob() {
        world.publish("title", DeployWorld.field(3, "note"));
        Release before = released(to("production", Set.of()));
        world.publish("title");
        world.databases.answer(question -> 0);
        Started started = DeployWorld.done(asked(to("production", Set.of())));
        world.databases.answer(question -> 3);

        JobEnd end = world.run(started.job(), world.needs(DeployWorld.NONE));

        assertThat(((JobEnd.Failed) end).failure().code()).isEqualTo("unacknowledged-loss");
        assertThat(world.release(started).effects().toString()).contains("losesData");
        assertThat(world.deployment(before.deployment()).current()).contains(before.id());
    }
}
