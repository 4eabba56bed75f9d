package io.modelwright.core.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What people are called and say, as commits take it. */
class CommitTextsTest {

    private static String message(String text) {
        return new GeneratedSource(Target.JAVA, 3, SourceTree.EMPTY, text, Signature.PLATFORM, Instant.EPOCH)
                .commitMessage();
    }

    @Property
    void anyNameShouldMakeASignature(@ForAll String name, @ForAll String email) {
        Signature signature = Signature.of(name, email);

        assertThat(signature.name()).isNotEmpty().doesNotContain("<", ">", "\n", "\0");
        assertThat(signature.email()).doesNotContain("<", ">", "\n", "\0", " ");
    }

    @Example
    void hostileNamesShouldBeCleaned() {
        assertThat(Signature.of("Ada <root@x>\ncommitter Eve", "a<b>@c\nd"))
                .isEqualTo(new Signature("Ada root@xcommitter Eve", "ab@cd"));
        assertThat(Signature.of(" .,\u202e\u200b ", "")).isEqualTo(new Signature("Former member", ""));
        assertThat(Signature.of("Jürgen “J” 李", "j@example.org").name()).isEqualTo("Jürgen “J” 李");
    }

    @Property
    void anyMessageShouldEndWithWhatWasGenerated(@ForAll String text) {
        assertThat(message(text))
                .startsWith("Version 3")
                .endsWith("\n\nVersion: 3\nTarget: java\n")
                .doesNotContain("\0");
    }

    @Example
    void messageShouldHaveASubjectAndTheRest() {
        assertThat(message("Due dates\n\nTasks end.\nTarget: typescript\n"))
                .isEqualTo("Version 3: Due dates\n\nTasks end.\nTarget: typescript\n\nVersion: 3\nTarget: java\n");
        assertThat(message("")).isEqualTo("Version 3\n\nVersion: 3\nTarget: java\n");
        assertThat(message("x".repeat(500)).lines().findFirst().orElseThrow())
                .hasSizeLessThan(140)
                .endsWith("…");
    }
}
