package app.support.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any text can be given to the configuration. */
class YamlVariablesTest {

    private final Map<String, String> environment = new HashMap<>();

    private String read() throws IOException {
        String text = new YamlVariables(environment::get).replace("password: \"${PASSWORD:-none}\"\n");
        return new YAMLMapper().readTree(text).path("password").textValue();
    }

    @Test
    void textsShouldArriveAsTheyAre() throws IOException {
        assertThat(read()).isEqualTo("none");
        for (String password :
                List.of("pa\"ss\\word", "\\t\\x41", "${HOME}", "a: b # c", "new\nline\t\0", "größe 😀", "'", " x ")) {
            environment.put("PASSWORD", password);
            assertThat(read()).isEqualTo(password);
        }
    }

    @Test
    void filesShouldHoldSecrets(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "pa\"ss\n");
        environment.put("PASSWORD_FILE", file.toString());
        assertThat(read()).isEqualTo("pa\"ss");
        environment.put("PASSWORD", "its own");
        assertThat(read()).isEqualTo("its own");
        environment.remove("PASSWORD");
        environment.put("PASSWORD_FILE", folder.resolve("missing").toString());
        assertThatThrownBy(this::read).isInstanceOf(UncheckedIOException.class).hasMessageContaining("PASSWORD_FILE");
    }
}
