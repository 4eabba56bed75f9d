package io.modelwright.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakingChangesTest {

    private static final String DOCUMENT = """
            {"paths":{"/things":{
              "get":{"security":[],
                "parameters":[{"in":"query","name":"q","schema":{"type":"string","maxLength":9,"enum":["a","b"]}}],
                "responses":{
                  "200":{"headers":{"ETag":{}},"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},
                  "404":{}}},
              "post":{"security":[],
                "requestBody":{"required":true,"content":{"application/json":{"schema":
                  {"type":"object","required":["name"],"additionalProperties":false,"properties":{
                    "name":{"type":["string","null"]},"size":{"type":"number","minimum":1},
                    "either":{"anyOf":[{"type":"string"},{"type":"integer"}]}}}}}},
                "responses":{"201":{}}}}},
             "components":{"schemas":{"Thing":{"type":"object","required":["id"],"additionalProperties":false,"properties":{
               "id":{"type":"string","pattern":"^[a-z]+$"},"parent":{"$ref":"#/components/schemas/Thing"},
               "list":{"type":"array","items":{"type":"string"}},
               "kind":{"anyOf":[{"type":"string"},{"type":"null"}]}}}}}}""";

    @Test
    void theSameShouldBreakNothing() {
        assertThat(between(DOCUMENT, DOCUMENT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"/things\":{ | \"/others\":{ | /things is gone",
                "\"get\":{ | \"put\":{ | get /things is gone",
                "\"404\":{} | \"405\":{} | get /things does not answer 404 any more",
                "\"ETag\":{} | \"Age\":{} | get /things 200: the header ETag is gone",
                "\"headers\":{\"ETag\":{}},\"content\":{\"application/json\" | \"headers\":{\"ETag\":{}},\"content\":{\"text/csv\" | get /things 200 is never application/json any more",
                "\"get\":{\"security\":[] | \"get\":{\"security\":[{\"bearer\":[]}] | get /things needs signing in now",
                "\"name\":\"q\" | \"name\":\"p\" | get /things: query parameter q is gone",
                "\"name\":\"q\" | \"name\":\"q\",\"required\":true | get /things: query parameter q is required now",
                "\"maxLength\":9 | \"maxLength\":8 | get /things: query parameter q: maxLength is less",
                "[\"a\",\"b\"] | [\"a\"] | get /things: query parameter q: fewer values are taken",
                "\"list\":{ | \"liste\":{ | get /things 200.list is gone",
                "\"required\":[\"id\"] | \"required\":[] | get /things 200.id may be missing now",
                "^[a-z]+$ | ^[a-z0-9]+$ | get /things 200.id: the pattern is another",
                "{\"type\":\"array\",\"items\":{\"type\":\"string\"}} | {\"type\":\"array\",\"items\":{\"type\":\"integer\"}} | get /things 200.list[]: the type was [string] and is [integer]",
                "[{\"type\":\"string\"},{\"type\":\"null\"}] | [{\"type\":\"string\"},{\"type\":\"integer\"}] | get /things 200.kind: it has a form that clients do not know",
                "[\"string\",\"null\"] | [\"string\"] | post /things body.name: the type was [null, string] and is [string]",
                "\"required\":[\"name\"] | \"required\":[\"name\",\"size\"] | post /things body.size is required now",
                "\"minimum\":1 | \"minimum\":2 | post /things body.size: minimum is more",
                "\"size\":{\"type\":\"number\" | \"size\":{\"type\":\"integer\" | post /things body.size: the type was [number] and is [integer]",
                "[{\"type\":\"string\"},{\"type\":\"integer\"}] | [{\"type\":\"string\"},{\"type\":\"boolean\"}] | post /things body.either: one of its forms is not taken any more",
                "\"size\":{\"type\":\"number\",\"minimum\":1}, | `` | post /things body.size is gone",
            })
    void eachKindOfBreakShouldBeFound(String was, String is, String found) {
        assertThat(DOCUMENT).contains(was);

        assertThat(between(DOCUMENT, DOCUMENT.replace(was, is))).contains(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\":{ | \"more\":{},\"id\":{",
                "\"404\":{} | \"404\":{},\"409\":{}",
                "\"maxLength\":9 | \"maxLength\":10",
                "[\"a\",\"b\"] | [\"a\",\"b\",\"c\"]",
                "\"minimum\":1 | \"minimum\":0",
                "\"required\":[\"name\"] | \"required\":[]",
                "\"required\":[\"id\"] | \"required\":[\"id\",\"list\"]",
                "[{\"type\":\"string\"},{\"type\":\"null\"}] | [{\"type\":\"string\"}]",
            })
    void whatOnlyAddsShouldBreakNothing(String was, String is) {
        assertThat(DOCUMENT).contains(was);

        assertThat(between(DOCUMENT, DOCUMENT.replace(was, is))).isEmpty();
    }

    private static Iterable<String> between(String before, String after) {
        return BreakingChanges.between(parse(before), parse(after));
    }

    private static Json parse(String text) {
        return JsonBodies.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
