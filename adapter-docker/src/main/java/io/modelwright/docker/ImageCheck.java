package io.modelwright.docker;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.RouterLabels;
import io.modelwright.core.shared.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an image asks for by itself, and is not given: people may have written it. */
final class ImageCheck {

    private ImageCheck() {}

    /** Why a container of this spec is not made; empty where nothing stands against it. */
    static Optional<Outcome<Container>> refusal(DockerEngine engine, ContainerSpec spec) {
        Optional<InspectImageResponse> image = Faults.found(
                () -> engine.client().inspectImageCmd(spec.image().value()).exec());
        if (image.isEmpty()) {
            return Optional.of(Refusals.imageMissing(spec.image().shortened()));
        }
        ContainerConfig config = image.get().getConfig();
        if (config == null) {
            return Optional.empty();
        }
        return volumes(config, spec).or(() -> routers(config));
    }

    /** A volume that the spec does not give would be made without name, owner and limit. */
    private static Optional<Outcome<Container>> volumes(ContainerConfig config, ContainerSpec spec) {
        return keys(config.getVolumes())
                .filter(folder -> !spec.volumes().containsKey(folder))
                .findFirst()
                .map(folder -> Refusals.container(
                        "The image keeps data in a volume of its own at " + folder + ", which it is not given."));
    }

    /** A router takes the labels that a container has of its image, and would give it the names of others. */
    private static Optional<Outcome<Container>> routers(ContainerConfig config) {
        return keys(config.getLabels())
                .filter(RouterLabels::isForRouters)
                .findFirst()
                .map(label ->
                        Refusals.container("The image has the label " + label + ", which says something to a router."));
    }

    private static Stream<String> keys(@org.jspecify.annotations.Nullable Map<String, ?> map) {
        return map == null ? Stream.empty() : map.keySet().stream();
    }
}
