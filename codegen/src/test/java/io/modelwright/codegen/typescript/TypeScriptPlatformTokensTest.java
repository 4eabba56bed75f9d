package io.modelwright.codegen.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.contract.RecordEventsContract;
import io.modelwright.testkit.contract.RecordHistoryContract;
import io.modelwright.testkit.contract.RecordPermissionsContract;
import io.modelwright.testkit.contract.RecordRequestsContract;
import io.modelwright.testkit.contract.RecordTransferContract;
import io.modelwright.testkit.contract.RecordWritesContract;
import io.modelwright.testkit.contract.RecordsServer;
import io.modelwright.testkit.contract.RecordsServers;
import io.modelwright.testkit.servers.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** To records people come with tokens of the platform as they do with those of the application. */
final class TypeScriptPlatformTokensTest
        implements RecordWritesContract,
                RecordRequestsContract,
                RecordPermissionsContract,
                RecordHistoryContract,
                RecordTransferContract,
                RecordEventsContract {

    private static final String MAC = "HmacSHA256";
    private static final int LIFE_SECONDS = 300;
    private static final Map<ContractDesign, RecordsServer> SERVERS = new EnumMap<>(ContractDesign.class);

    @Override
    public RecordsServers servers() {
        return TypeScriptPlatformTokensTest::serving;
    }

    private static synchronized RecordsServer serving(ContractDesign design) {
        return SERVERS.computeIfAbsent(design, missing -> {
            NodeTools tools = NodeTools.installed();
            String slug = "platform-" + design.name().toLowerCase(Locale.ROOT);
            Path folder = Rendered.written(Rendered.history(slug, design.design()), tools);
            RunningApp app =
                    RunningApp.start(folder, tools, TestPostgres.shared().freshDatabase());
            return new Visited(app, folder.resolve("data/secret"));
        });
    }

    @Test
    void nothingButRecordsAndFilesShouldBeReached() throws IOException, InterruptedException {
        RecordsServer server = serving(ContractDesign.TASKS);
        for (String path : List.of("/users", "/me")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.base() + path))
                    .header("Authorization", "Bearer " + server.administrator().token())
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    /** An application whose people are known to it, and come by way of the platform. */
    private record Visited(RecordsServer real, Path secret) implements RecordsServer {

        @Override
        public URI base() {
            return real.base();
        }

        @Override
        public Person administrator() {
            return visitor(real.administrator(), "admin");
        }

        @Override
        public Person person(String... roles) {
            return visitor(real.person(roles), roles);
        }

        @Override
        public Credentials credentials() {
            return real.credentials();
        }

        private Person visitor(Person known, String... roles) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            String token = JWT.create()
                    .withHeader(Map.of("typ", "platform+jwt"))
                    .withIssuer("modelwright")
                    .withAudience("application")
                    .withSubject(known.id())
                    .withClaim("email", "somebody@example.org")
                    .withClaim("roles", List.of(roles))
                    .withIssuedAt(now)
                    .withExpiresAt(now.plusSeconds(LIFE_SECONDS))
                    .sign(Algorithm.HMAC256(key()));
            return new Person(known.id(), token);
        }

        private byte[] key() {
            try {
                byte[] whole =
                        Base64.getDecoder().decode(Files.readString(secret).strip());
                Mac mac = Mac.getInstance(MAC);
                mac.init(new SecretKeySpec(whole, MAC));
                return mac.doFinal("platform tokens".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
