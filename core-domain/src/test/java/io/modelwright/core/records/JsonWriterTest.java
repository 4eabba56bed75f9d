package io.modelwright.core.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class JsonWriterTest {

    @Test
    void textShouldBeEscapedWhereJsonDemandsIt() throws IOException {
        JsonWriter json = new JsonWriter(0);
        json.beginArray()
                .string("plain")
                .string("\"\\\n\r\t\u0001/é€😀")
                .string("")
                .endArray();

        assertThat(text(json.finish())).isEqualTo("[\"plain\",\"\\\"\\\\\\n\\r\\t\\u0001/é€😀\",\"\"]");
    }

    @Test
    void loneSurrogateShouldBecomeTheReplacementCharacter() throws IOException {
        assertThat(text(new JsonWriter(0).string("a\ud800b\udc00").finish())).isEqualTo("\"a\ufffdb\ufffd\"");
    }

    @Test
    void commasShouldStandBetweenMembersAndItemsOnly() throws IOException {
        JsonWriter json = new JsonWriter(0);
        json.beginObject().name("a").number(1).name("b").beginArray().bool(true).nullValue();
        json.beginObject().endObject().endArray().name("c").plain("x").endObject();

        assertThat(text(json.finish())).isEqualTo("{\"a\":1,\"b\":[true,null,{}],\"c\":\"x\"}");
    }

    @Test
    void holesShouldBeFilledInTheirOrder() throws IOException {
        JsonWriter json = new JsonWriter(0);
        json.beginArray();
        int first = json.hole();
        json.number(2);
        int second = json.hole();
        json.endArray();

        assertThat(text(json.finish(List.of(first, second), List.of(JsonBody.of("1"), JsonBody.of("[3]")))))
                .isEqualTo("[1,2,[3]]");
    }

    @Property
    void textShouldBeWrittenAsACharacterByCharacterReferenceDoes(@ForAll String text) throws IOException {
        assertThat(text(new JsonWriter(0).string(text).finish())).isEqualTo(reference(text));
    }

    private static String reference(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (point < ' ') {
                        json.append(String.format("\\u%04x", point));
                    } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                        json.append('\ufffd');
                    } else {
                        json.appendCodePoint(point);
                    }
                }
            }
        });
        return json.append('"').toString();
    }

    private static String text(JsonBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
