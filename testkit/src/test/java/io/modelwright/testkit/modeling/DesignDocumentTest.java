package io.modelwright.testkit.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every design document. */
final class DesignDocumentTest {

    private static final IdSource NO_NEW_IDS = () -> {
        throw new AssertionError("every element has its id");
    };

    @Provide
    Arbitrary<Design> designs() {
        return Designs.designs(4, 6);
    }

    @Provide
    Arbitrary<Json> trees() {
        return JsonTrees.trees();
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().between(0, 50).list().ofMaxSize(6);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void parseShouldGiveTheDesignThatWasWritten(@ForAll("designs") Design design) {
        Parsed parsed = DesignDocument.parse(DesignDocument.write(design), design, NO_NEW_IDS);
        assertThat(parsed.design()).contains(design);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void readShouldGiveTheDesignThatWasWritten(@ForAll("designs") Design design) {
        assertThat(DesignDocument.read(DesignDocument.write(design))).isEqualTo(design);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void parseShouldKeepEveryIdWhenTheDocumentHasNone(@ForAll("designs") Design design) {
        Json document = DesignDocument.write(design);
        Parsed parsed = DesignDocument.parse(withoutIds(document), design, NO_NEW_IDS);
        assertThat(parsed.design()).contains(design);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void parseOfflineShouldGiveTheSameIdsEachTime(@ForAll("designs") Design design) {
        Json document = withoutIds(DesignDocument.write(design));
        assertThat(DesignDocument.parseOffline(document)).isEqualTo(DesignDocument.parseOffline(document));
        assertThat(DesignDocument.parseOffline(document).design()).isPresent();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void parseShouldNeverThrowWhenTheDocumentIsAnyTree(@ForAll("trees") Json tree) {
        assertAnswered(DesignDocument.parse(tree, Design.EMPTY, counting()));
        assertAnswered(DesignDocument.parseOffline(tree));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void parseShouldNeverThrowWhenSomethingInTheDocumentIsReplaced(
            @ForAll("designs") Design design, @ForAll("places") List<Integer> place, @ForAll("trees") Json tree) {
        Json document = JsonTrees.replaced(DesignDocument.write(design), place, tree);
        assertAnswered(DesignDocument.parse(document, design, counting()));
    }

    private static void assertAnswered(Parsed parsed) {
        assertThat(parsed.design().isPresent())
                .isEqualTo(parsed.findings().stream().noneMatch(finding -> finding.isError()));
    }

    private static IdSource counting() {
        AtomicLong count = new AtomicLong();
        return () -> new UUID(0x7000L, count.incrementAndGet());
    }

    private static Json withoutIds(Json document) {
        if (document instanceof JsonArray(List<Json> items)) {
            return Json.array(items.stream().map(DesignDocumentTest::withoutIds).toList());
        }
        if (document instanceof JsonObject(Map<String, Json> members)) {
            Map<String, Json> kept = new LinkedHashMap<>();
            // the default of a json field may have a key of that name: it stays
            members.forEach((key, value) -> {
                if (key.equals("default")) {
                    kept.put(key, value);
                } else if (!key.equals("id")) {
                    kept.put(key, withoutIds(value));
                }
            });
            return new JsonObject(kept);
        }
        return document;
    }
}
