package io.modelwright.application.deploy;

import io.modelwright.application.deploy.DeploymentWishes.Read;
import io.modelwright.core.apps.App;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.EnvironmentName;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Promotion;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driving.Deployments.Wish;
import java.util.List;
import java.util.Optional;

/** Reads what somebody asks for who wants in one environment what serves in another: the same image, and no build. */
final class Promotions {

    private final DeploymentNeeds needs;
    private final DeploymentWishes wishes;

    Promotions(DeploymentNeeds needs, DeploymentWishes wishes) {
        this.needs = needs;
        this.wishes = wishes;
    }

    /**
     * @param from where it serves
     * @param known the deployments of the app
     */
    Outcome<Read> read(App app, String from, Wish wish, List<Deployment> known) {
        Optional<Deployment> source = known.stream()
                .filter(deployment -> deployment.environment().value().equals(from))
                .findFirst();
        if (source.isEmpty()) {
            return DeploymentWishes.invalid(
                    "unknown-environment", "from", "Nothing of this app is deployed in an environment of that name.");
        }
        String environment = wish.environment().orElse(EnvironmentName.PRODUCTION.value());
        if (!EnvironmentName.isName(environment) || environment.equals(from)) {
            return DeploymentWishes.invalid(
                    "invalid-environment", "environment", "Name another environment than the one that it serves in.");
        }
        return serving(source.get(), wish)
                .flatMap(release -> DeploymentWishes.data(wish.data())
                        .flatMap(data -> wishes.possible(
                                app,
                                new Read(
                                        source.get().target(),
                                        release.version(),
                                        new EnvironmentName(environment),
                                        data,
                                        Optional.of(release),
                                        Optional.of(new Promotion(source.get().environment(), release.number()))),
                                known)));
    }

    private Outcome<Release> serving(Deployment source, Wish wish) {
        Optional<Release> found = source.current().flatMap(needs.stores().releases()::find);
        if (found.isEmpty()) {
            return DeploymentWishes.conflict(
                    "no-release", "No release of the environment " + source.environment() + " ever served.");
        }
        Release release = found.get();
        if (wish.target()
                .filter(target -> !target.equals(source.target().name()))
                .isPresent()) {
            return DeploymentWishes.conflict(
                    "other-target",
                    "The environment " + source.environment() + " runs " + source.target() + ", which stays so.");
        }
        if (wish.version().filter(version -> version != release.version()).isPresent()) {
            return DeploymentWishes.conflict(
                    "other-version",
                    "Version " + release.version() + " serves in the environment " + source.environment() + ".");
        }
        ImageId image = release.image().orElseThrow();
        Optional<Container> container = needs.engine().find(DeploymentNames.container(source.id(), release.number()));
        if (container.filter(known -> !known.image().equals(image)).isPresent()) {
            return DeploymentWishes.conflict(
                    "image-differs", "What runs in the environment " + source.environment() + " is not its release.");
        }
        return needs.images().has(image)
                ? Outcome.done(release)
                : DeploymentWishes.conflict(
                        "image-missing",
                        "The image that serves in " + source.environment() + " is not there any more.");
    }
}
