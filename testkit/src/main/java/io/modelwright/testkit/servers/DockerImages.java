package io.modelwright.testkit.servers;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a Docker engine whether it has an image, giving up after two seconds. Testcontainers is not asked: where there is no
 * engine, or no registry, it tries for minutes.
 */
final class DockerImages {

    private static final Logger LOG = LoggerFactory.getLogger(DockerImages.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final String SCHEME = "unix://";

    private DockerImages() {}

    /** Whether the engine of this machine answers and has the image. */
    static boolean have(String image) {
        return socket(System.getenv().getOrDefault("DOCKER_HOST", SCHEME + "/var/run/docker.sock"))
                .map(socket -> have(socket, image))
                .orElse(false);
    }

    /** The engine's socket; empty where it is not one of this machine, or not there. */
    static Optional<Path> socket(String dockerHost) {
        return Optional.of(dockerHost)
                .filter(host -> host.startsWith(SCHEME))
                .map(host -> Path.of(host.substring(SCHEME.length())))
                .filter(Files::exists);
    }

    static boolean have(Path socket, String image) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> ask(channel, socket, image, answer));
            // Leaving closes the channel, which ends the asking thread.
            return answer.completeOnTimeout(false, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (IOException e) {
            LOG.debug("no unix sockets here", e);
            return false;
        }
    }

    private static void ask(SocketChannel channel, Path socket, String image, CompletableFuture<Boolean> answer) {
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            String request = "GET /images/" + image + "/json HTTP/1.0\r\nHost: docker\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer status = ByteBuffer.allocate(12);
            while (status.hasRemaining() && channel.read(status) >= 0) {
                LOG.trace("{} bytes of the status are missing", status.remaining());
            }
            answer.complete(new String(status.array(), StandardCharsets.US_ASCII).endsWith(" 200"));
        } catch (AsynchronousCloseException gaveUp) {
            answer.complete(false);
        } catch (IOException e) {
            LOG.debug("the Docker engine does not answer", e);
            answer.complete(false);
        }
    }
}
