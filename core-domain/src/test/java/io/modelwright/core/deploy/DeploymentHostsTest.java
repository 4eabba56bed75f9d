package io.modelwright.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.Deployment.Origin;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class DeploymentHostsTest {

    private static final HostName DOMAIN = new HostName("apps.example.org");
    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-0000deadbeef");

    private static Deployment deployment(UUID id, String environment) {
        return Deployment.fresh(
                new DeploymentId(id),
                new AppId(new UUID(1, 1)),
                new EnvironmentName(environment),
                Target.JAVA,
                20_000,
                Origin.EMPTY,
                new AccountId(new UUID(2, 2)),
                Instant.EPOCH);
    }

    @Test
    void namesShouldSayTheAppAndItsEnvironment() {
        DeploymentHosts hosts = DeploymentHosts.of("tasks", deployment(ID, "production"), DOMAIN);

        assertThat(hosts.brief()).isEqualTo(new HostName("tasks-production.apps.example.org"));
        assertThat(hosts.full()).isEqualTo(new HostName("tasks-production-deadbeef.apps.example.org"));
    }

    @Test
    void longNamesShouldBeCutAndStayApart() {
        DeploymentHosts hosts = DeploymentHosts.of("a".repeat(53) + "-b", deployment(ID, "e".repeat(40)), DOMAIN);

        assertThat(hosts.full().value()).isEqualTo("a".repeat(53) + "-deadbeef.apps.example.org");
        assertThat(hosts.brief().value()).hasSize(63 + 1 + DOMAIN.value().length());
    }

    /** Whatever a slug is: what is made of it is a host in the domain, and labels have nothing that ends a rule. */
    @Property
    void noTextShouldBreakOutOfARule(
            @ForAll String slug,
            @ForAll @StringLength(min = 1, max = 40) @CharRange(from = 'a', to = 'z') String environment) {
        if (!EnvironmentName.isName(environment)) {
            return;
        }
        Deployment deployment = deployment(ID, environment);
        DeploymentHosts hosts = DeploymentHosts.of(slug, deployment, DOMAIN);
        RouterLabels traefik = RouterLabels.traefik(deployment.id(), hosts.full(), Endpoint.local(20_000));
        RouterLabels caddy = RouterLabels.caddy(hosts.full(), Endpoint.local(20_000));

        assertThat(hosts.full().value()).matches("[a-z0-9-]+-deadbeef\\.apps\\.example\\.org");
        assertThat(hosts.brief().value()).matches("[a-z0-9-]+\\.apps\\.example\\.org");
        assertThat(traefik.values().entrySet())
                .filteredOn(label -> label.getKey().endsWith(".rule"))
                .extracting(Map.Entry::getValue)
                .containsExactly("Host(`" + hosts.full() + "`)");
        traefik.values().forEach((key, value) -> {
            if (!key.endsWith(".rule")) {
                assertThat(key + value).doesNotContain("`", "(", "{", "$", "|", "\n", "\"");
            }
        });
        caddy.values().forEach((key, value) -> assertThat(key + value).doesNotContain("{", "}", "$", "\n", "\"", " "));
    }

    @Test
    void labelsShouldBeThoseOfRoutersAlone() {
        for (Map.Entry<String, String> label : Map.of(
                        "modelwright.owner", "x",
                        "traefik.http.routers.x.rule", "Host(`a`) || PathPrefix(`/`)",
                        "traefik.x y", "x",
                        "caddy.respond", "{{env \"SECRET\"}}",
                        "caddy.tls", "a\nb")
                .entrySet()) {
            assertThatThrownBy(() -> new RouterLabels(Map.of(label.getKey(), label.getValue())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void hostileNamesShouldNotBeHosts() {
        for (String name :
                new String[] {"", ".", "a.", ".a", "-a", "a-", "A", "a_b", "a`b", "a b", "a".repeat(64), "*"}) {
            assertThat(HostName.isName(name)).as(name).isFalse();
        }
    }
}
