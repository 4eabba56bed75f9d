package io.modelwright.rest.files;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "attachment; filename=a.txt | a.txt",
                "attachment; filename=\"a; b.txt\" | a; b.txt",
                "attachment; filename=\"a\\\"b.txt\" | a\"b.txt",
                "form-data; name=\"file\"; filename=\"C:\\\\x.txt\" | C:\\x.txt",
                "attachment; filename=\"x\"; filename*=UTF-8''%c3%bc.txt | \u00fc.txt",
                "attachment; filename*=utf-8'en'%C3%BC; filename=x | \u00fc",
                "attachment; filename=\"x\"; filename*=UTF-8''%ff | x",
                "attachment; filename=\"x\"; filename*=latin-1''%fc | x",
                "attachment; filename=\"x\"; filename*=UTF-8''%c | x",
                "attachment; FileName = y | y"
            })
    void nameShouldBeReadAsItWasMeant(String field, String name) {
        assertThat(Disposition.fileName(field)).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {"attachment", "attachment;", "attachment; filename", ";;;", "\"", "attachment; x=\"never ends"})
    void fieldWithoutANameShouldHaveNone(String field) {
        assertThat(Disposition.fileName(field)).isEmpty();
    }

    @Test
    void attachmentShouldNameItForOldAndNewClients() {
        assertThat(Disposition.attachment("a\"\u00fc\\%.txt"))
                .isEqualTo("attachment; filename=\"a____.txt\"; filename*=UTF-8''a%22%C3%BC%5C%25.txt");
    }

    @Property
    void attachmentShouldStayOneFieldWhateverTheName(@ForAll String name) {
        String field = Disposition.attachment(name);
        assertThat(field).matches("attachment; filename=\"[ -~&&[^\"\\\\]]*\"; filename\\*=UTF-8''[!-~]*");
    }

    @Property
    void anyFieldShouldBeReadToItsEnd(@ForAll String field) {
        assertThat(Disposition.parameters(field)).isNotNull();
    }
}
