package io.modelwright.application.deploy;

import io.modelwright.application.apps.AppRights;
import io.modelwright.core.apps.App;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.EnvironmentName;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.VisitorRoles;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.AppRequests.Answer;
import io.modelwright.ports.deploy.driven.AppRequests.Call;
import io.modelwright.ports.deploy.driven.AppTokens.Visit;
import io.modelwright.ports.deploy.driving.EnvironmentRecords;
import io.modelwright.ports.failure.AppUnreachable;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks deployed applications for people of the platform. Which one is asked, and where, follows from the deployment alone. */
final class EnvironmentRecordsService implements EnvironmentRecords {

    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentRecordsService.class);
    private static final int UNAUTHENTICATED = 401;

    /** How long an application takes a caller for what they were when they asked. */
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final EnvironmentNeeds needs;
    private final AppSecrets secrets;

    EnvironmentRecordsService(EnvironmentNeeds needs) {
        this.needs = needs;
        this.secrets = new AppSecrets(needs.deployments());
    }

    /** Whom somebody wants to ask, and as what they come. */
    private record Place(Deployment deployment, Release release, List<String> roles) {}

    @Override
    public Outcome<Reply> ask(
            Principal principal, String app, String environment, Call call, Optional<Integer> expected) {
        Optional<Principal> now = needs.callers().apply(principal);
        if (now.isEmpty()) {
            return Outcome.refused(
                    new Refusal.Unauthenticated("invalid-token", "These credentials are not valid, or not any more."));
        }
        return needs.deployments()
                .access()
                .rights(now.get(), app)
                .flatMap(rights -> deployment(rights.app(), environment)
                        .flatMap(this::serving)
                        .flatMap(place -> expecting(place, expected))
                        .map(place -> as(rights, place)))
                .flatMap(place -> ask(now.get(), place, call));
    }

    private Outcome<Deployment> deployment(App app, String environment) {
        Optional<Deployment> found = EnvironmentName.isName(environment)
                ? needs.deployments().stores().deployments().of(app.id()).stream()
                        .filter(known -> known.environment().value().equals(environment))
                        .findFirst()
                : Optional.empty();
        return found.map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.NotFound.of("environment")));
    }

    private Outcome<Place> serving(Deployment deployment) {
        if (deployment.desired() == Desired.DELETED) {
            return conflict("deployment-deleted", "The deployment is being deleted.", Map.of());
        }
        Optional<Release> release =
                deployment.current().flatMap(needs.deployments().stores().releases()::find);
        if (release.isEmpty()) {
            return conflict("no-release", "No release of this deployment ever served.", Map.of());
        }
        return deployment.desired() == Desired.STOPPED
                ? conflict("environment-stopped", "The deployment is stopped: start it to see its records.", Map.of())
                : Outcome.done(new Place(deployment, release.get(), List.of()));
    }

    private static Outcome<Place> expecting(Place place, Optional<Integer> expected) {
        int version = place.release().version();
        return expected.filter(number -> number != version).isPresent()
                ? conflict(
                        "other-version",
                        "Version " + version + " serves there, and not version " + expected.get() + ".",
                        Map.of("version", Json.of(version)))
                : Outcome.done(place);
    }

    private Place as(AppRights rights, Place place) {
        Design design = needs.deployments()
                .versions()
                .find(rights.app().id(), place.release().version())
                .map(StoredVersion::design)
                .orElse(Design.EMPTY);
        List<String> roles = RightsBasis.of(rights.workspaceRole(), rights::appRoles)
                .map(basis -> VisitorRoles.of(basis, rights.workspaceRole(), design))
                .orElse(List.of());
        return new Place(place.deployment(), place.release(), roles);
    }

    private Outcome<Reply> ask(Principal caller, Place place, Call call) {
        Optional<AppSecrets.Secrets> known = secrets.of(place.deployment());
        if (known.isEmpty()) {
            return Outcome.refused(Refusal.NotFound.of("environment"));
        }
        Instant now = needs.deployments().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        String token = needs.tokens()
                .issue(
                        Base64.getDecoder().decode(known.get().key()),
                        new Visit(caller.account(), caller.email(), place.roles(), now, now.plus(LIFE)));
        Map<String, String> fields = new HashMap<>(call.fields());
        fields.put("Authorization", "Bearer " + token);
        Answer answer = needs.requests().ask(port(place), new Call(call.method(), call.target(), fields, call.body()));
        if (answer.status() == UNAUTHENTICATED) {
            drop(answer);
            return conflict(
                    "deployment-too-old",
                    "The application there does not know people of the platform: it was made by an earlier one."
                            + " Release a version there again.",
                    Map.of());
        }
        return Outcome.done(new Reply(place.release().version(), answer));
    }

    /**
     * Where the deployment is found, if that is this process: requests wait there while a release changes the database. Where
     * another process holds that port, or any program, the container is asked itself, which the engine vouches for.
     */
    private int port(Place place) {
        DeploymentNeeds deployments = needs.deployments();
        int stable = place.deployment().port();
        if (deployments.routes().ports().contains(stable)) {
            return stable;
        }
        return deployments
                .engine()
                .find(DeploymentNames.container(
                        place.deployment().id(), place.release().number()))
                .map(Container::port)
                .filter(port -> port.isPresent())
                .orElseThrow(() -> new AppUnreachable("the container of the release does not listen", null))
                .getAsInt();
    }

    private static void drop(Answer answer) {
        try (answer) {
            LOG.debug("an application did not take the token of the platform");
        } catch (IOException gone) {
            LOG.debug("the rest of an answer", gone);
        }
    }

    private static <T> Outcome<T> conflict(String code, String detail, Map<String, Json> members) {
        return Outcome.refused(new Refusal.Conflict(code, detail, members));
    }
}
