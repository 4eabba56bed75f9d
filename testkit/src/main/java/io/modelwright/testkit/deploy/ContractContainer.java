package io.modelwright.testkit.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.deploy.ResourceLimits;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.testkit.Poll;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Specs and talk with containers, for tests. */
public final class ContractContainer {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final long MEBIBYTE = 1024 * 1024;

    private ContractContainer() {}

    /** A container with the contract's program, in a network of its own. */
    public static ContainerSpec spec(DockerName name, ImageId image, String owner) {
        return new ContainerSpec(
                name,
                image,
                new Labels(Map.of(Labels.OWNER, owner, Labels.KIND, "app", Labels.DEPLOYMENT, name.value())),
                List.of(new ContainerSpec.Network(new DockerName(name + "-net"), false)),
                Optional.of(ContractProgram.PORT),
                Map.of("GREETING", "hi"),
                Map.of("password", "sesame".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                Map.of(ContractProgram.VOLUME, new DockerName(name + "-data")),
                List.of(),
                new ResourceLimits(64 * MEBIBYTE, 500, 64),
                Duration.ofSeconds(5));
    }

    public static ContainerSpec with(ContainerSpec spec, Map<String, String> environment) {
        return new ContainerSpec(
                spec.name(),
                spec.image(),
                spec.labels(),
                spec.networks(),
                spec.port(),
                environment,
                spec.secrets(),
                spec.volumes(),
                spec.command(),
                spec.limits(),
                spec.stopTimeout());
    }

    public static ContainerSpec withSecrets(ContainerSpec spec, Map<String, byte[]> secrets) {
        return new ContainerSpec(
                spec.name(),
                spec.image(),
                spec.labels(),
                spec.networks(),
                spec.port(),
                spec.environment(),
                secrets,
                spec.volumes(),
                spec.command(),
                spec.limits(),
                spec.stopTimeout());
    }

    public static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    public static Refusal refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).refusal();
    }

    /** Asks the program a verb; waits until it answers, by whatever port it has then. */
    public static String ask(ContainerEngine engine, DockerName name, String verb) throws Exception {
        return Poll.find("an answer to " + verb, Poll.PATIENCE, () -> {
            Optional<Container> there =
                    engine.find(name).filter(found -> found.port().isPresent());
            return there.isEmpty() ? Optional.empty() : get(there.get().port().getAsInt(), verb);
        });
    }

    /** Asks once what ends the program, of which no answer is to be expected. */
    public static void tell(ContainerEngine engine, DockerName name, String verb) throws Exception {
        ask(engine, name, "hello");
        get(engine.find(name).orElseThrow().port().orElseThrow(), verb);
    }

    /** The answer at a port of this machine; empty where nobody answers. */
    public static Optional<String> get(int port, String verb) throws InterruptedException {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/cgi-bin/" + verb))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body().strip()) : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    /** Waits for a state of a container. */
    public static Container await(
            ContainerEngine engine, DockerName name, String what, java.util.function.Predicate<Container> holds)
            throws Exception {
        return Poll.find(what, Poll.PATIENCE, () -> engine.find(name).filter(holds));
    }
}
