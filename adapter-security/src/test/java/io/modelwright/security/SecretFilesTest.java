package io.modelwright.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.testkit.identity.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFilesTest {

    @TempDir
    private Path folder;

    private SecretFiles files() {
        return new SecretFiles(folder.resolve("secrets"), new SecureRandom());
    }

    @Test
    void secretsShouldStayTheSameOnceMade() {
        byte[] pepper = files().pepper();
        SigningKeyFolder keys = files().signingKeys(InstantSource.system());

        assertThat(pepper).hasSize(48);
        assertThat(files().pepper()).isEqualTo(pepper);
        assertThat(files().signingKeys(InstantSource.system()).keys().currentId())
                .isEqualTo(keys.keys().currentId());
        assertThat(files().signingKeys(InstantSource.system()).publicKeySet()).isEqualTo(keys.publicKeySet());
    }

    @Test
    void secretsShouldBeForTheirOwnerAlone() throws IOException {
        files().pepper();
        files().signingKeys(InstantSource.system());

        try (var made = Files.walk(folder.resolve("secrets"))) {
            assertThat(made.filter(Files::isRegularFile))
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void secretsShouldBeMadeOnceWhenManyNodesStartTogether() {
        List<Callable<String>> nodes = IntStream.range(0, 8)
                .<Callable<String>>mapToObj(node ->
                        () -> files().signingKeys(InstantSource.system()).keys().currentId())
                .toList();

        assertThat(Together.run(nodes).stream().distinct()).hasSize(1);
    }

    @Test
    void publicKeySetShouldHoldNoPrivatePart() {
        assertThat(files().signingKeys(InstantSource.system()).publicKeySet().toString())
                .contains("ES256", "P-256")
                .doesNotContain("\"d\"");
    }
}
