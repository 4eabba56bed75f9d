package io.modelwright.postgres.modeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;
import io.modelwright.core.modeling.validation.DesignValidator;
import io.modelwright.core.shared.Finding;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The widest row that validation lets through is one that PostgreSQL keeps, and not by a wide margin. */
final class RowWidthTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    /** The longest text that TOAST leaves in the row. */
    private static final String INLINE = "'abcdefghijklmnopqrstuvw'";

    private static final String SYSTEM = "id uuid, version bigint, created_at timestamptz, created_by uuid,"
            + " updated_at timestamptz, updated_by uuid";

    private final DataSource database = POSTGRES.freshDatabase();

    @Test
    void widestValidRowShouldFitAPage() throws SQLException {
        int fields = 200;
        int relations = widestValid(fields);
        assertThat(relations).isGreaterThan(100);

        assertThat(insertedRows(fields, relations)).isEqualTo(1);
        assertThatThrownBy(() -> insertedRows(fields, relations + 10))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("row is too big");
    }

    /** With how many relations beside that many text fields an entity is just valid. */
    private static int widestValid(int fields) {
        return IntStream.iterate(400, relations -> relations - 1)
                .filter(relations -> DesignValidator.validate(design(fields, relations)).stream()
                        .noneMatch(Finding::isError))
                .findFirst()
                .orElseThrow();
    }

    private static Design design(int fields, int relations) {
        FieldType text = new FieldType.Text(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
        Entity entity = new Entity(
                id(),
                "wide",
                Labels.NONE,
                Optional.empty(),
                IntStream.range(0, fields)
                        .mapToObj(i -> new Field(id(), "f" + i, Labels.NONE, text, false, false, Optional.empty()))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
        return new Design(
                Design.EMPTY.timeZone(),
                List.of(entity),
                IntStream.range(0, relations)
                        .mapToObj(i -> new Relation(
                                id(),
                                "wide",
                                "r" + i,
                                Labels.NONE,
                                Kind.MANY_TO_ONE,
                                Relation.USER,
                                Optional.empty(),
                                false,
                                OnDelete.RESTRICT))
                        .toList(),
                List.of());
    }

    private static ElementId id() {
        return new ElementId(IdentityFixtures.nextId());
    }

    private int insertedRows(int texts, int uuids) throws SQLException {
        String columns = Stream.of(
                        Stream.of(SYSTEM),
                        IntStream.range(0, texts).mapToObj(i -> "f" + i + " text"),
                        IntStream.range(0, uuids).mapToObj(i -> "r" + i + "_id uuid"))
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
        String values = Stream.of(
                        Stream.of("gen_random_uuid(), 1, now(), gen_random_uuid(), now(), gen_random_uuid()"),
                        IntStream.range(0, texts).mapToObj(i -> INLINE),
                        IntStream.range(0, uuids).mapToObj(i -> "gen_random_uuid()"))
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS wide");
            statement.execute("CREATE TABLE wide (" + columns + ")");
            return statement.executeUpdate("INSERT INTO wide VALUES (" + values + ")");
        }
    }
}
