package io.modelwright.codegen.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.Target;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated applications in the containers that their own files describe, started as their READMEs say. */
@Tag("deep")
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class ContainerTest {

    private static final String ROUTE = "/api/v1/records/project";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"java", "typescript"})
    void applicationShouldKeepWhatItWasGivenWhenItsContainersAreMadeAnew(String target) throws Exception {
        try (ComposedApp app = ComposedApp.written(new Target(target), folder)) {
            app.up();
            String token = app.signIn();
            HttpResponse<String> made = app.send("POST", ROUTE, token, "{\"name\":\"Kept\"}");
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            String id = ComposedApp.json(made).path("id").asText();

            assertConfined(app);

            app.down();
            app.up();
            // the token of before: the secret that it was signed with was kept, too
            HttpResponse<String> read = app.send("GET", ROUTE + "/" + id, token, "");
            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            assertThat(ComposedApp.json(read).path("name").asText()).isEqualTo("Kept");
            assertThat(app.compose("--profile", "dev", "config")).contains("dev:");
        }
    }

    /** It is nobody in particular, may nothing in particular, and writes only where it has to. */
    private static void assertConfined(ComposedApp app) throws Exception {
        assertThat(app.within("id", "-u").output().strip()).isNotEqualTo("0").matches("[0-9]+");
        assertThat(app.within("touch", "/app/written").status()).isNotZero();
        assertThat(app.within("touch", "/var/tmp/written").output()).contains("Read-only file system");
        assertThat(app.within("touch", "/tmp/written").status()).isZero();
        assertThat(app.within("grep", "-E", "^(CapEff|NoNewPrivs)", "/proc/1/status")
                        .output()
                        .replaceAll("\\s+", " "))
                .contains("CapEff: 0000000000000000", "NoNewPrivs: 1");
        assertThat(app.inspect("{{.HostConfig.Memory}}")).isNotEqualTo("0");
    }
}
