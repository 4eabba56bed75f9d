package io.modelwright.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.AppRequests.Call;
import io.modelwright.ports.deploy.driven.AppTokens;
import io.modelwright.ports.deploy.driving.EnvironmentRecords;
import io.modelwright.ports.deploy.driving.EnvironmentRecords.Reply;
import io.modelwright.ports.failure.AppUnreachable;
import io.modelwright.testkit.deploy.AppRequestsContract;
import io.modelwright.testkit.deploy.InMemoryAppRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is asked where, as whom, and what is not asked at all. */
final class EnvironmentRecordsTest {

    private static final Call LIST =
            new Call("GET", "/api/v1/records/task?limit=1", Map.of("Accept", "*/*"), Optional.empty());

    private final DeployWorld world = new DeployWorld();
    private final InMemoryAppRequests requests = new InMemoryAppRequests();
    private final List<AppTokens.Visit> visits = new ArrayList<>();
    private Optional<Principal> caller = Optional.empty();
    private boolean signedOut;

    private EnvironmentRecords records() {
        return DeploymentsServices.records(new EnvironmentNeeds(
                world.needs(DeployWorld.NONE),
                requests,
                (secret, visit) -> {
                    assertThat(secret).hasSizeGreaterThanOrEqualTo(32);
                    visits.add(visit);
                    return "token";
                },
                principal -> signedOut ? Optional.empty() : caller.or(() -> Optional.of(principal))));
    }

    private Outcome<Reply> ask(WorkspaceRole role, String environment) {
        return records().ask(world.world.as(role), world.app.id().toString(), environment, LIST, Optional.empty());
    }

    private Release deployed() {
        world.publish("title");
        Release release = world.deployed();
        requests.serve(
                world.deployment(release.deployment()).port(),
                call -> AppRequestsContract.saying(200, Map.of(), "records"));
        return release;
    }

    private static String code(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).refusal().code();
    }

    @Test
    void theStablePortShouldBeAskedWithATokenForTheCallerAlone() {
        Release release = deployed();

        Reply reply = DeployWorld.done(ask(WorkspaceRole.BUILDER, "production"));

        assertThat(reply.version()).isEqualTo(1);
        InMemoryAppRequests.Asked asked = requests.asked().getFirst();
        assertThat(asked.port())
                .isEqualTo(world.deployment(release.deployment()).port());
        assertThat(asked.call().target()).isEqualTo(LIST.target());
        assertThat(asked.call().fields())
                .containsOnly(Map.entry("Accept", "*/*"), Map.entry("Authorization", "Bearer token"));
        AppTokens.Visit visit = visits.getFirst();
        assertThat(visit.roles()).containsExactly("@editor");
        assertThat(visit.account())
                .isEqualTo(world.world.as(WorkspaceRole.BUILDER).account());
        assertThat(Duration.between(visit.issuedAt(), visit.expiresAt())).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void callersShouldBeWhatTheyAreNow() {
        deployed();
        caller = Optional.of(world.world.as(WorkspaceRole.VIEWER));
        DeployWorld.done(ask(WorkspaceRole.OWNER, "production"));
        assertThat(visits.getFirst().roles()).containsExactly("@reader");
        signedOut = true;
        assertThat(code(ask(WorkspaceRole.OWNER, "production"))).isEqualTo("invalid-token");
        assertThat(requests.asked()).hasSize(1);
    }

    @Test
    void whatCannotBeAskedShouldSayWhy() {
        Release release = deployed();
        for (String name : List.of("staging", "studio", "../production", "", "127.0.0.1:22")) {
            assertThat(code(ask(WorkspaceRole.OWNER, name))).isEqualTo("not-found");
        }
        assertThat(code(records()
                        .ask(
                                world.world.as(WorkspaceRole.OWNER),
                                world.app.id().toString(),
                                "production",
                                LIST,
                                Optional.of(2))))
                .isEqualTo("other-version");
        world.deployments.save(world.deployment(release.deployment()).wanted(Desired.STOPPED));
        assertThat(code(ask(WorkspaceRole.OWNER, "production"))).isEqualTo("environment-stopped");
        world.deployments.save(world.deployment(release.deployment()).wanted(Desired.DELETED));
        assertThat(code(ask(WorkspaceRole.OWNER, "production"))).isEqualTo("deployment-deleted");
        assertThat(requests.asked()).isEmpty();
    }

    @Test
    void whatNeverServedShouldNotBeAsked() {
        world.publish("title");
        world.ask(world.wish("java"));
        assertThat(code(ask(WorkspaceRole.OWNER, "production"))).isEqualTo("no-release");
    }

    @Test
    void applicationsThatDoNotKnowThePlatformShouldBeToldFromCallersWithoutRights() {
        Release release = deployed();
        requests.serve(
                world.deployment(release.deployment()).port(),
                call -> AppRequestsContract.saying(401, Map.of("WWW-Authenticate", "Bearer"), "who?"));
        assertThat(code(ask(WorkspaceRole.OWNER, "production"))).isEqualTo("deployment-too-old");
    }

    @Test
    void portsOfOthersShouldNotBeAsked() {
        Release release = deployed();
        int stable = world.deployment(release.deployment()).port();
        // another program took it: this process has no route there
        world.routes.remove(stable);
        assertThatThrownBy(() -> ask(WorkspaceRole.OWNER, "production")).isInstanceOf(AppUnreachable.class);
        int own = world.engine
                .find(DeploymentNames.container(release.deployment(), release.number()))
                .orElseThrow()
                .port()
                .orElseThrow();
        requests.serve(own, call -> AppRequestsContract.saying(200, Map.of(), "the container"));
        DeployWorld.done(ask(WorkspaceRole.OWNER, "production"));
        assertThat(requests.asked()).extracting(InMemoryAppRequests.Asked::port).containsExactly(own);
    }
}
