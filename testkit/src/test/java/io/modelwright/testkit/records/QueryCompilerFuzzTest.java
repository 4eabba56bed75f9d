package io.modelwright.testkit.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.CursorKeys;
import io.modelwright.core.records.QueryCompiler;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.shared.Outcome;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any text gets an answer, never an exception. */
class QueryCompilerFuzzTest {

    private static final CompiledApp APP = RecordFixtures.app(RecordFixtures.design(), 1);
    private static final RecordRights RIGHTS = APP.rights(RightsBasis.Workspace.EVERYTHING);

    @Provide
    Arbitrary<String> words() {
        List<String> pieces = List.of(
                "title", "project", ".", ",", "-", "name", "tags", "owner", "(", ")", "sum", "count", "==", "'", "\"",
                "%", "&", "=", "+", " ", "null", "\0", "\ud800", "due", "1", "[", "]", "\\", "now()", "user.id", "!",
                "?", ":");
        return Arbitraries.oneOf(
                Arbitraries.of(pieces).list().ofMaxSize(12).map(parts -> String.join("", parts)),
                Arbitraries.strings().ofMaxLength(40));
    }

    @Property(tries = 300)
    void parametersShouldAlwaysGetAnAnswer(@ForAll("words") String raw) {
        assertThat(QueryParameters.parse(raw)).isNotNull();
    }

    @Property(tries = 300)
    void queriesShouldAlwaysGetAnAnswer(@ForAll("words") String text) {
        for (String name : List.of("filter", "sort", "fields", "expand", "q", "limit", "count", "cursor")) {
            Outcome<?> list = QueryCompiler.list(RIGHTS, APP.entity("task"), new QueryParameters(Map.of(name, text)));
            assertThat(list).isNotNull();
        }
        for (String name : List.of("aggregate", "groupBy")) {
            assertThat(QueryCompiler.aggregate(RIGHTS, APP.entity("task"), new QueryParameters(Map.of(name, text))))
                    .isNotNull();
        }
    }

    @Property(tries = 300)
    void cursorBytesShouldAlwaysGetAnAnswer(@ForAll byte[] bytes) {
        assertThat(CursorKeys.decode(bytes)).isNotNull();
    }
}
