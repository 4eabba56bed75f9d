package io.modelwright.core.shared;

import static io.modelwright.core.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 6902, appendix A, by their numbers, and the bounds that the RFC does not set. */
final class JsonPatchTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            A.1 adding an object member   | {foo: bar} | [{op: add, path: /baz, value: qux}] | {baz: qux, foo: bar}
            A.2 adding an array element   | {foo: [bar, baz]} | [{op: add, path: /foo/1, value: qux}] | {foo: [bar, qux, baz]}
            A.3 removing an object member | {baz: qux, foo: bar} | [{op: remove, path: /baz}] | {foo: bar}
            A.4 removing an array element | {foo: [bar, qux, baz]} | [{op: remove, path: /foo/1}] | {foo: [bar, baz]}
            A.5 replacing a value         | {baz: qux, foo: bar} | [{op: replace, path: /baz, value: boo}] | {baz: boo, foo: bar}
            A.6 moving a value            | {foo: {bar: baz, waldo: fred}, qux: {corge: grault}} | [{op: move, from: /foo/waldo, path: /qux/thud}] | {foo: {bar: baz}, qux: {corge: grault, thud: fred}}
            A.7 moving an array element   | {foo: [all, grass, cows, eat]} | [{op: move, from: /foo/1, path: /foo/3}] | {foo: [all, cows, eat, grass]}
            A.8 testing a value: success  | {baz: qux, foo: [a, 2, c]} | [{op: test, path: /baz, value: qux}, {op: test, path: /foo/1, value: 2}] | {baz: qux, foo: [a, 2, c]}
            A.10 adding a nested object   | {foo: bar} | [{op: add, path: /child, value: {grandchild: {}}}] | {foo: bar, child: {grandchild: {}}}
            A.11 unrecognized members     | {foo: bar} | [{op: add, path: /baz, value: qux, xyz: 123}] | {foo: bar, baz: qux}
            A.14 escaped pointers         | {/: 9, ~1: 10} | [{op: test, path: /~01, value: 10}] | {/: 9, ~1: 10}
            A.16 adding an array value    | {foo: [bar]} | [{op: add, path: /foo/-, value: [abc, def]}] | {foo: [bar, [abc, def]]}
            the whole document            | {foo: bar} | [{op: replace, path: '', value: [1]}] | [1]
            a null is there               | {foo: null} | [{op: test, path: /foo, value: null}, {op: replace, path: /foo, value: 1}] | {foo: 1}
            numbers by value              | {foo: 1.0} | [{op: test, path: /foo, value: 1}] | {foo: 1.0}
            objects in any order          | {foo: {a: 1, b: 2}} | [{op: test, path: /foo, value: {b: 2, a: 1}}] | {foo: {a: 1, b: 2}}
            copying                       | {a: [1], b: {}} | [{op: copy, from: /a, path: /b/c}] | {a: [1], b: {c: [1]}}
            moving to itself              | {a: 1} | [{op: move, from: /a, path: /a}] | {a: 1}
            adding over a member          | {a: 1} | [{op: add, path: /a, value: 2}] | {a: 2}
            no operation                  | {a: 1} | [] | {a: 1}
            """)
    void applyShouldGiveTheDocument(String name, String document, String patch, String expected) {
        assertThat(apply(document, patch)).as(name).isEqualTo(Outcome.done(json(expected)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            A.12 adding to a nonexistent target | {foo: bar} | [{op: add, path: /baz/bat, value: qux}] | /0/path
            removing what is not there          | {foo: bar} | [{op: remove, path: /baz}] | /0/path
            replacing what is not there         | {foo: bar} | [{op: replace, path: /baz, value: 1}] | /0/path
            testing what is not there           | {foo: bar} | [{op: test, path: /baz, value: null}] | /0/path
            an index over the end               | {foo: [1]} | [{op: add, path: /foo/2, value: 1}] | /0/path
            an index with a leading zero        | {foo: [1, 2]} | [{op: remove, path: /foo/01}] | /0/path
            a negative index                    | {foo: [1]} | [{op: remove, path: /foo/-1}] | /0/path
            a huge index                        | {foo: [1]} | [{op: remove, path: /foo/99999999999999999999}] | /0/path
            the end of a list is no item        | {foo: [1]} | [{op: remove, path: /foo/-}] | /0/path
            into a text                         | {foo: bar} | [{op: add, path: /foo/a, value: 1}] | /0/path
            removing the document               | {foo: bar} | [{op: remove, path: ''}] | /0/path
            moving into itself                  | {a: {b: {}}} | [{op: test, path: /a, value: {b: {}}}, {op: move, from: /a, path: /a/b/c}] | /1/path
            copying what is not there           | {a: 1} | [{op: copy, from: /b, path: /c}] | /0/from
            """)
    void applyShouldBeRefusedWhenThePlaceIsNotThere(String name, String document, String patch, String place) {
        assertThat(apply(document, patch))
                .as(name)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        Refusal.Invalid.class,
                                        invalid -> assertThat(invalid.findings())
                                                .extracting(finding ->
                                                        finding.pointer().value())
                                                .containsExactly(place)));
    }

    @Test
    void applyShouldConflictWhenATestFails() {
        // A.9, and A.15: a number is not its text
        assertThat(apply("{baz: qux}", "[{op: test, path: /baz, value: bar}]"))
                .isEqualTo(Outcome.refused(new Refusal.Conflict(
                        "patch-test-failed",
                        "A test of the patch failed: another value stands at \"/baz\".",
                        Map.of("path", Json.of("/baz")))));
        assertThat(apply("{'/': 9, '~1': 10}", "[{op: test, path: /~01, value: '10'}]"))
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1]",
                "[{path: /a, value: 1}]",
                "[{op: grow, path: /a}]",
                "[{op: add, path: a, value: 1}]",
                "[{op: add, path: /a~2, value: 1}]",
                "[{op: add, path: 3, value: 1}]",
                "[{op: add, path: /a}]",
                "[{op: move, path: /a}]"
            })
    void parseShouldRefuseWhatIsNoPatch(String patch) {
        assertThat(JsonPatch.parse(json(patch)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Malformed.class));
    }

    @Test
    void applyShouldBeRefusedWhenCopiesMultiplyTheDocument() {
        Json doubling = json("{op: copy, from: /a, path: /a/-}");
        Outcome<Json> result = JsonPatch.parse(Json.array(Collections.nCopies(60, doubling)))
                .flatMap(patch -> patch.apply(json("{a: [1]}")));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Invalid.class));
    }

    @Test
    void parseShouldRefuseTooManyOperations() {
        Json test = json("{op: test, path: '', value: {}}");

        assertThat(JsonPatch.parse(Json.array(Collections.nCopies(1_000, test))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(JsonPatch.parse(Json.array(Collections.nCopies(1_001, test))))
                .isInstanceOf(Outcome.Refused.class);
    }

    private static Outcome<Json> apply(String document, String patch) {
        return JsonPatch.parse(json(patch)).flatMap(parsed -> parsed.apply(json(document)));
    }
}
