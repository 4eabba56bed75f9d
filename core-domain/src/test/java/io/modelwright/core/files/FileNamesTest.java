package io.modelwright.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "report.pdf|report.pdf",
                "../../etc/passwd|passwd",
                "C:\\Users\\x\\a.doc|a.doc",
                "a/b\\c/d.txt|d.txt",
                " . name. .|name",
                ".htaccess|htaccess",
                "..|file",
                "dir/|file",
                "\u202egpj.exe|gpj.exe",
                "a\u200b\u0007\u2028b.txt|ab.txt",
                "u\u0308ber.txt|\u00fcber.txt"
            })
    void nameShouldBeHarmless(String said, String clean) {
        assertThat(FileNames.clean(said)).isEqualTo(clean);
    }

    @Test
    void namelessFileShouldBeCalledFile() {
        assertThat(FileNames.clean("")).isEqualTo("file");
    }

    @Test
    void longNameShouldKeepItsExtension() {
        assertThat(FileNames.clean("\ud83d\ude00".repeat(500) + ".tar.gz"))
                .isEqualTo("\ud83d\ude00".repeat(197) + ".gz");
        assertThat(FileNames.clean("x".repeat(500))).hasSize(200);
    }

    @Test
    void nameShouldStayAsItIsWhereMarksMeetOrItIsCutAtABlank() {
        for (String said : new String[] {"\u0300\ufffe\u0316", "x".repeat(199) + " y".repeat(9)}) {
            assertThat(FileNames.clean(FileNames.clean(said))).isEqualTo(FileNames.clean(said));
        }
        assertThat(FileNames.clean("x".repeat(199) + " y")).hasSize(199);
    }

    @Property
    void anyNameShouldBecomeOneThatStaysAsItIs(@ForAll String said) {
        String clean = FileNames.clean(said);
        assertThat(clean).isNotEmpty().doesNotContain("/", "\\", "\r", "\n", "\0");
        assertThat(clean.codePointCount(0, clean.length())).isLessThanOrEqualTo(FileNames.LENGTH_MAX);
        assertThat(FileNames.clean(clean)).isEqualTo(clean);
    }

    @Test
    void keysShouldHoldNothingButDigitsAndWhatWasMade() {
        BlobKey key = BlobKey.of(new UUID(1, 2));
        assertThat(key.value()).isEqualTo("00000000000000010000000000000002");
        assertThat(key.derived("64").value()).isEqualTo(key.value() + "-64");
        assertThat(key.derived("64").origin()).isEqualTo(key);
        assertThat(key.origin()).isEqualTo(key);
        assertThatThrownBy(() -> new BlobKey("../" + key.value())).isInstanceOf(IllegalArgumentException.class);
    }
}
