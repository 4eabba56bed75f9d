package io.modelwright.postgres.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.expression.Compilation;
import io.modelwright.core.expression.Expectation;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Expressions;
import io.modelwright.core.expression.PatternReading;
import io.modelwright.core.expression.PortablePattern;
import io.modelwright.core.sql.ExpressionSql;
import io.modelwright.core.sql.SqlText;
import io.modelwright.testkit.expression.Sample;
import io.modelwright.testkit.expression.SampleRows;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionSqlTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private static DataSource database;
    private static SampleTable table;

    @BeforeAll
    static void fillTable() throws SQLException {
        database = POSTGRES.freshDatabase();
        table = new SampleTable(database, SampleRows.of(30, 1));
        execute("CREATE INDEX by_status ON sample (status)");
        execute("CREATE INDEX by_small ON sample (small)");
        execute("CREATE INDEX by_text1 ON sample (text1)");
        execute("CREATE INDEX by_day1 ON sample (day1)");
        execute("CREATE INDEX by_dec2 ON sample (dec2)");
        execute("CREATE INDEX by_parent ON sample (parent_id)");
        execute("CREATE INDEX by_created_by ON sample (created_by)");
        execute("CREATE INDEX by_tags ON sample USING gin (tags)");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private static Expr compiled(String source) {
        Compilation compilation = Expressions.compile(source, Sample.SCOPE, Expectation.ANY);
        assertThat(compilation).as(source).isInstanceOf(Compilation.Compiled.class);
        return ((Compilation.Compiled) compilation).expr();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            status == "done"                                   ~ by_status
            !(status != "done") && flag1                       ~ by_status
            status in ["todo", "doing"]                        ~ by_status
            status == null                                     ~ by_status
            small == 3                                         ~ by_small
            small in [1, 2]                                    ~ by_small
            text1 < "b"                                        ~ by_text1
            !(text1 >= "b")                                    ~ by_text1
            text1.startsWith("ab")                             ~ by_text1
            day1 < today()                                     ~ by_day1
            day1 >= addDays(today(), -7)                       ~ by_day1
            day1 == "2027-01-31"                               ~ by_day1
            dec2 > 3                                           ~ by_dec2
            parent == "0190a000-0000-7000-8000-000000000002"   ~ by_parent
            createdBy == user.id                               ~ by_created_by
            "red" in tags                                      ~ by_tags
            """)
    void filterShouldBeServedByTheIndex(String source, String index) throws SQLException {
        SqlText filter = ExpressionSql.renderFilter(compiled(source), Sample::sql);
        assertThat(table.explain(filter)).contains(index);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "addDays(day1, large)",
                "addMonths(day1, large)",
                "day1 - day2",
                "year(day1)",
                "string(day2)",
                "dayOfWeek(day1)",
                "moment1 - moment2",
                "moment1 + length1",
                "moment1 - length1",
                "length1 + length2",
                "seconds(length1)",
                "decimal(float1)",
                "decimal(float1) * dec1",
                "float1 < float2",
                "large * large",
                "dec1 / dec2",
                "dec1 * dec1 * dec1",
                "int(dec1)",
                "round(dec1, large)",
                "float(dec1)",
                "string(dec1)",
                "addMonths(addDays(day1, 1), -1)"
            })
    void valuesOutsideTheLanguageShouldNotRaiseErrors(String source) throws SQLException {
        execute("DROP TABLE IF EXISTS wild");
        execute("CREATE TABLE wild AS SELECT * FROM sample LIMIT 0");
        execute("ALTER TABLE wild ALTER dec1 TYPE numeric, ALTER dec2 TYPE numeric");
        List<String> dates = List.of("infinity", "-infinity", "4713-01-01 BC", "5874897-12-31", "10000-01-01");
        List<String> moments =
                List.of("infinity", "-infinity", "4713-01-01 00:00:00+00 BC", "294276-12-31 00:00:00+00");
        for (String date : dates) {
            for (String moment : moments) {
                execute(
                        "INSERT INTO wild (day1, day2, moment1, moment2, length1, length2, float1, float2, large, dec1, dec2) SELECT '"
                                + date + "', '0001-01-01', '" + moment
                                + "', '2000-01-01', '9223372036854775807 microseconds', '9223372036854775807 microseconds',"
                                + " f, 'Infinity', l, d, '1e-200' FROM unnest('{NaN,-Infinity,1e300}'::float8[],"
                                + " '{9223372036854775807,-9223372036854775808,400}'::bigint[], '{NaN,1e300,-Infinity}'::numeric[]) AS v(f, l, d)");
            }
        }
        SqlText sql = ExpressionSql.render(compiled(source), path -> SqlText.raw(Sample.column(path.leaf())));
        assertThat(table.count("SELECT count(" + sql.text() + "::text) FROM wild", sql.parameters()))
                .isNotNegative();
    }

    @Test
    void largestPatternsShouldRun() throws SQLException {
        List<String> patterns = List.of(
                "(a{10}){90}",
                "([^a]|b{9}){70}",
                "(?:(a|b)*c+){50}",
                "[a-z\uD83D\uDE00-\uDBFF\uDFFF]{100}",
                "(a?){100}a{100}",
                "(.*a){50}",
                "((a*)*)*b",
                "^(x|xx|xxx){80}$");
        for (String source : patterns) {
            assertThat(PortablePattern.read(source)).as(source).isInstanceOf(PatternReading.Accepted.class);
            table.values(List.of(compiled("text1.matches(\"" + source + "\")")));
        }
    }

    /** Patterns at random: both engines find the same. */
    @Test
    void patternsShouldBeFoundAlike() throws SQLException {
        Random random = new Random(7);
        List<String> texts = List.of(
                "", "a", "ab", "aab", "b-a", "\n", "a\nb", "\uD83D\uDE00", "A1_", "é ]^", "\\.-", "(a)", "\u000B\t");
        List<String> atoms = List.of(
                "a",
                "b",
                ".",
                "\\d",
                "\\w",
                "\\s",
                "\\W",
                "[ab]",
                "[^a]",
                "[\\w-]",
                "[\\]\\^\\\\]",
                "(a|b)",
                "(?:ab|)",
                "^",
                "$",
                "\\.",
                "\\(",
                "\uD83D\uDE00",
                "[^\\s\\d]",
                "[é\uD83D\uDE00]",
                "()",
                "-",
                "]",
                "}",
                "\\-");
        List<String> quantifiers = List.of("", "", "", "*", "+", "?", "{2}", "{0,1}", "{1,}", "{0}", "|");
        List<PortablePattern> patterns = new ArrayList<>();
        while (patterns.size() < 3_000) {
            StringBuilder source = new StringBuilder();
            for (int i = random.nextInt(5); i >= 0; i--) {
                source.append(atoms.get(random.nextInt(atoms.size())))
                        .append(quantifiers.get(random.nextInt(quantifiers.size())));
            }
            if (PortablePattern.read(source.toString()) instanceof PatternReading.Accepted(PortablePattern pattern)) {
                patterns.add(pattern);
            }
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT t ~ (p COLLATE \"C\") FROM unnest(?) WITH ORDINALITY a(p, i), unnest(?) WITH ORDINALITY b(t, j) ORDER BY i, j")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            patterns.stream().map(PortablePattern::canonical).toArray()));
            statement.setArray(2, connection.createArrayOf("text", texts.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                for (PortablePattern pattern : patterns) {
                    for (String text : texts) {
                        rows.next();
                        assertThat(rows.getBoolean(1))
                                .as("%s in %s", pattern, text)
                                .isEqualTo(pattern.isFoundIn(text));
                    }
                }
            }
        }
    }

    @Test
    void attacksShouldStayValues() throws SQLException {
        List<String> attacks = List.of("'; DROP TABLE sample; --", "\\\\'", "$1", "?", "%s", "\\\" OR 1=1");
        for (String attack : attacks) {
            assertThat(table.passes(List.of(compiled("text1 == \"" + attack + "\"")))
                            .values())
                    .as(attack)
                    .allMatch(row -> row.equals(List.of(false)));
        }
        assertThat(table.values(List.of(compiled("id"))).keySet()).hasSize(30).doesNotContain(new UUID(9, 9));
    }
}
