package io.modelwright.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TikaMediaTypesTest {

    private final TikaMediaTypes types = new TikaMediaTypes();

    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a0000000d49484452, photo.jpg, image/png",
        "ffd8ffe000104a4649460001, photo.png, image/jpeg",
        "474946383961010001, a.txt, image/gif",
        "524946461a000000574542505650384c, a, image/webp",
        "255044462d312e370a, page.html, application/pdf",
        "504b03040a0000000000, letter.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "504b03040a0000000000, archive.zip, application/zip",
        "00010203fffe9a7b, photo.png, application/octet-stream",
        "00010203fffe9a7b, a.bin, application/octet-stream"
    })
    void typeShouldBeWhatTheContentShows(String head, String name, String type) {
        assertThat(types.detect(HexFormat.of().parseHex(head), name)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "just words | notes.txt | text/plain",
                "just words | photo.png | text/plain",
                "just words | drawing.svg | text/plain",
                "a,b,c | table.csv | text/csv",
                "<html><body>x</body></html> | photo.png | text/html"
            })
    void textShouldNeverBecomeAnImageByItsName(String text, String name, String type) {
        assertThat(types.detect(text.getBytes(StandardCharsets.UTF_8), name)).isEqualTo(type);
    }
}
