package app.support.records;

import static org.assertj.core.api.Assertions.assertThat;

import app.support.model.AppModel;
import app.support.model.EntityDefinition;
import app.support.model.Field;
import app.support.model.FieldType;
import app.support.model.RecordRights;
import app.support.query.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Statements are kept, and never more of them than there is room for. */
class PlansTest {

    private static final AppModel MODEL = new AppModel(
            1,
            ZoneOffset.UTC,
            List.of(new EntityDefinition(
                    "note",
                    "note",
                    "note",
                    List.of(Field.of("text", "text", FieldType.text(), "text")),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of())));
    private static final Call CALL = new Call(
            MODEL.rights(Set.of(RecordRights.ADMIN)),
            MODEL.entity("note"),
            new RequestContext(new UUID(0, 1), Instant.EPOCH, LocalDate.EPOCH));

    private final Plans plans = new Plans();

    private Plans.Listing list(String text) {
        return plans.list(CALL, new QueryParameters(Map.of("filter", "text == '" + text + "'")));
    }

    @Test
    void statementsShouldBeKept() {
        assertThat(list("a")).isSameAs(list("a"));
    }

    @Test
    void queriesThatDifferInALiteralShouldNotFillTheMemory() {
        for (int i = 0; i < 5_000; i++) {
            Plans.Listing listing = list("x".repeat(500) + i);
            assertThat(listing.limit()).isPositive();
        }
        assertThat(plans.weight()).isLessThanOrEqualTo(16 * 1_024 * 1_024);
    }

    @Test
    void longQueriesShouldNotBeKept() {
        long before = plans.weight();
        assertThat(list("x".repeat(2_000))).isNotNull();
        assertThat(plans.weight()).isEqualTo(before);
    }
}
