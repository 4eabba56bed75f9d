package io.modelwright.testkit.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is a socket with one answer. */
final class DockerImagesTest {

    @TempDir
    Path folder;

    private Path socket;
    private ServerSocketChannel engine;

    @BeforeEach
    void listen() throws IOException {
        socket = folder.resolve("docker.sock");
        engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        engine.bind(UnixDomainSocketAddress.of(socket));
    }

    @AfterEach
    void stop() throws IOException {
        engine.close();
    }

    @Test
    void imageShouldBeThereWhenTheEngineKnowsIt() throws Exception {
        CompletableFuture<String> asked = answerWith("HTTP/1.0 200 OK\r\n\r\n{}");

        assertThat(DockerImages.have(socket, "postgres:15")).isTrue();
        assertThat(asked.get()).startsWith("GET /images/postgres:15/json HTTP/1.0\r\n");
    }

    @Test
    void imageShouldNotBeThereWhenTheEngineDoesNotKnowIt() throws Exception {
        CompletableFuture<String> asked = answerWith("HTTP/1.0 404 Not Found\r\n\r\n{}");

        assertThat(DockerImages.have(socket, "postgres:15")).isFalse();
        assertThat(asked.get()).isNotEmpty();
    }

    @Test
    void imageShouldNotBeThereWhenTheEngineHangsUp() throws Exception {
        CompletableFuture<String> asked = answerWith("");

        assertThat(DockerImages.have(socket, "postgres:15")).isFalse();
        assertThat(asked.get()).isNotEmpty();
    }

    @Test
    void askingShouldEndSoonWhenTheEngineIsSilent() {
        long start = System.nanoTime();

        assertThat(DockerImages.have(socket, "postgres:15")).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void onlySocketsOfThisMachineShouldBeAsked() {
        assertThat(DockerImages.socket("unix://" + socket)).hasValue(socket);
        assertThat(DockerImages.socket("unix://" + folder + "/none")).isEmpty();
        assertThat(DockerImages.socket("tcp://127.0.0.1:2375")).isEmpty();
    }

    private CompletableFuture<String> answerWith(String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (SocketChannel client = engine.accept()) {
                ByteBuffer request = ByteBuffer.allocate(1_000);
                client.read(request);
                client.write(ByteBuffer.wrap(answer.getBytes(US_ASCII)));
                return new String(request.array(), 0, request.position(), US_ASCII);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
