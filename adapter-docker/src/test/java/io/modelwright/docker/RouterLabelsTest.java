package io.modelwright.docker;

import static io.modelwright.testkit.deploy.ContractContainer.done;
import static io.modelwright.testkit.deploy.ContractContainer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Endpoint;
import io.modelwright.core.deploy.HostName;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.RouterLabels;
import io.modelwright.testkit.deploy.ContractContainer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What containers say to routers, and who says it. */
final class RouterLabelsTest {

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    static ContainerSpec routed(ContainerSpec plain, RouterLabels router) {
        return new ContainerSpec(
                plain.name(),
                plain.image(),
                plain.labels(),
                plain.networks(),
                plain.port(),
                plain.environment(),
                plain.secrets(),
                plain.volumes(),
                plain.command(),
                plain.limits(),
                plain.stopTimeout(),
                router);
    }

    @Test
    void labelsShouldStandBesideOurOwn() {
        RouterLabels router = RouterLabels.caddy(new HostName("tasks.example.org"), Endpoint.local(20_000));
        ContainerSpec spec =
                routed(ContractContainer.spec(new DockerName("routed-one"), ENGINE.program(), ENGINE.owner()), router);

        Container made = done(ENGINE.containers().run(spec));

        assertThat(made.labels()).isEqualTo(spec.labels());
        assertThat(ENGINE.client()
                        .inspectContainerCmd("routed-one")
                        .exec()
                        .getConfig()
                        .getLabels())
                .containsAllEntriesOf(router.values());
        assertThat(done(ENGINE.containers().run(spec)).name()).isEqualTo(spec.name());
        assertThat(refused(ENGINE.containers().run(routed(spec, RouterLabels.NONE)))
                        .code())
                .isEqualTo("container-differs");
    }

    @Test
    void imageShouldNotSpeakToRouters() {
        for (String label : new String[] {"traefik.enable", "Traefik.http.routers.x.rule", "caddy", "caddy_1.tls"}) {
            ImageId image = ENGINE.image(
                    "FROM busybox:1\nLABEL " + label + "=victim.example.org\nCMD [\"sleep\", \"60\"]\n", Map.of());
            ContainerSpec spec = ContractContainer.spec(new DockerName("routed-image"), image, ENGINE.owner());

            assertThat(refused(ENGINE.containers().run(spec)).detail()).contains(label);
            assertThat(ENGINE.containers().find(spec.name())).isEmpty();
        }
    }
}
