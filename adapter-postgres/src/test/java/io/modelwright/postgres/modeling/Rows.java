package io.modelwright.postgres.modeling;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.PhysicalNames;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Fills the tables of a design with rows of all kinds, and reads what they hold by stable ids. */
final class Rows {

    private static final List<String> TEXTS = List.of(
            "42",
            "007",
            "-3.50",
            "true",
            "2024-02-29",
            "2023-02-29",
            "14:05",
            "14:05:00",
            "2024-02-29T14:05:00Z",
            "PT90S",
            "0190a5b0-0000-7000-8000-000000000001",
            "",
            " x ",
            "it''s",
            "back\\slash",
            "Ω≠ü",
            "9223372036854775808",
            "1e5");

    private Rows() {}

    /** Puts up to {@code count} rows into each table; rows that break a key are left out. */
    static void insert(DataSource database, String schema, Design design, int count, Random random)
            throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (Entity entity : design.entities()) {
                for (int i = 0; i < count; i++) {
                    statement.execute(insert(schema, design, entity, i, count, random));
                }
            }
            for (Relation relation : design.relations()) {
                if (relation.kind() == Relation.Kind.MANY_TO_MANY) {
                    links(statement, schema, design, relation, count, random);
                }
            }
            removeDangling(statement, schema, design);
            statement.execute("SET session_replication_role = DEFAULT");
        }
    }

    /** Without foreign keys rows go in in any order; those that then point nowhere must go. */
    private static void removeDangling(Statement statement, String schema, Design design) throws SQLException {
        boolean removed = true;
        while (removed) {
            removed = false;
            for (Relation relation : design.relations()) {
                if (relation.isToOne() && !relation.targetsUsers()) {
                    String table = PhysicalNames.qualified(schema, PhysicalNames.table(relation.from()));
                    String column = PhysicalNames.quote(PhysicalNames.foreignKey(relation.name()));
                    String target = PhysicalNames.qualified(schema, PhysicalNames.table(relation.to()));
                    removed |= statement.executeUpdate("DELETE FROM " + table + " o WHERE o." + column
                                    + " IS NOT NULL AND NOT EXISTS (SELECT FROM " + target + " t WHERE t.id = o."
                                    + column
                                    + ")")
                            > 0;
                }
            }
        }
        for (Relation relation : design.relations()) {
            if (!relation.isToOne()) {
                String table = PhysicalNames.qualified(schema, PhysicalNames.linkTable(relation));
                String from = PhysicalNames.qualified(schema, PhysicalNames.table(relation.from()));
                statement.execute("DELETE FROM " + table + " l WHERE NOT EXISTS (SELECT FROM " + from
                        + " t WHERE t.id = l.from_id)");
                if (!relation.targetsUsers()) {
                    String to = PhysicalNames.qualified(schema, PhysicalNames.table(relation.to()));
                    statement.execute("DELETE FROM " + table + " l WHERE NOT EXISTS (SELECT FROM " + to
                            + " t WHERE t.id = l.to_id)");
                }
            }
        }
    }

    private static String insert(String schema, Design design, Entity entity, int row, int count, Random random) {
        List<String> columns =
                new ArrayList<>(List.of("id", "version", "created_at", "created_by", "updated_at", "updated_by"));
        List<String> values = new ArrayList<>(List.of(
                id(design, entity.name(), row), "1", "now()", "gen_random_uuid()", "now()", "gen_random_uuid()"));
        for (Field field : entity.fields()) {
            List<Columns.Column> physical = Columns.of(field);
            if (physical.isEmpty()
                    || (!field.required() && random.nextInt(4) == 0 && field.type() != FieldType.Plain.AUTO_NUMBER)) {
                continue;
            }
            List<String> literals = literals(field, row, random);
            for (int i = 0; i < physical.size(); i++) {
                columns.add(PhysicalNames.quote(physical.get(i).name()));
                values.add(literals.get(i));
            }
        }
        for (Relation relation : design.relationsFrom(entity.name())) {
            if (relation.isToOne() && (relation.required() || random.nextInt(3) > 0)) {
                int target = relation.kind() == Relation.Kind.ONE_TO_ONE ? row : random.nextInt(count);
                columns.add(PhysicalNames.quote(PhysicalNames.foreignKey(relation.name())));
                values.add(relation.targetsUsers() ? "gen_random_uuid()" : id(design, relation.to(), target));
            }
        }
        return "INSERT INTO " + PhysicalNames.qualified(schema, PhysicalNames.table(entity.name())) + " ("
                + String.join(", ", columns) + ") VALUES (" + String.join(", ", values) + ") ON CONFLICT DO NOTHING";
    }

    private static void links(
            Statement statement, String schema, Design design, Relation relation, int count, Random random)
            throws SQLException {
        for (int i = 0; i < count * 2; i++) {
            String to =
                    relation.targetsUsers() ? "gen_random_uuid()" : id(design, relation.to(), random.nextInt(count));
            statement.execute("INSERT INTO " + PhysicalNames.qualified(schema, PhysicalNames.linkTable(relation))
                    + " (from_id, to_id) VALUES (" + id(design, relation.from(), random.nextInt(count)) + ", " + to
                    + ") ON CONFLICT DO NOTHING");
        }
    }

    private static String id(Design design, String entity, int row) {
        int index = design.entities().indexOf(design.findEntity(entity).orElseThrow());
        return "'" + new UUID(0x0190_0000_0000_7000L + index, 0x8000_0000_0000_0000L + row) + "'";
    }

    private static List<String> literals(Field field, int row, Random random) {
        String text = "'" + TEXTS.get(random.nextInt(TEXTS.size())) + (field.unique() ? row : "") + "'";
        return switch (field.type()) {
            case FieldType.Text t -> List.of(text);
            case FieldType.LongText t -> List.of(text);
            case FieldType.FormattedText t -> List.of(text);
            case FieldType.IntegerNumber n -> List.of(random.nextBoolean() ? "" + row : "" + random.nextInt());
            case FieldType.LongNumber n -> List.of(random.nextBoolean() ? "" + row : "" + random.nextLong());
            case FieldType.DecimalNumber n -> List.of(n.precision() > n.scale() ? "" + random.nextInt(10) : "0");
            case FieldType.FloatNumber n -> List.of(random.nextBoolean() ? "" + row : "" + random.nextGaussian());
            case FieldType.Money m -> List.of(row + ".5", "'" + m.currency().orElse("EUR") + "'");
            case FieldType.SingleChoice(List<Choice> choices) -> List.of(choice(choices, random));
            case FieldType.MultiChoice(List<Choice> choices) ->
                List.of("ARRAY[" + choice(choices, random) + "]::text[]");
            case FieldType.Formula f -> List.of();
            case FieldType.Plain plain -> plain(plain, random);
        };
    }

    private static List<String> plain(FieldType.Plain type, Random random) {
        return switch (type) {
            case BOOLEAN -> List.of("" + random.nextBoolean());
            case DATE -> List.of("date '2024-02-29' + " + random.nextInt(5000));
            case TIME -> List.of("time '14:05:00' + interval '" + random.nextInt(3000) + " s'");
            case DATE_TIME ->
                List.of(
                        random.nextBoolean()
                                ? "timestamptz '2024-02-29T00:00:00Z'"
                                : "timestamptz '2024-02-29T14:05:00.123456Z' + interval '" + random.nextInt() + " s'");
            case DURATION -> List.of("make_interval(secs => " + random.nextInt(100000) / 8.0 + ")");
            case UUID, FILE, IMAGE -> List.of("gen_random_uuid()");
            case JSON -> List.of(random.nextBoolean() ? "'\"text\"'" : "'{\"a\": [1, null]}'");
            case GEO_POINT -> List.of("" + random.nextDouble(), "" + random.nextDouble());
            case AUTO_NUMBER -> List.of("DEFAULT");
            case SECRET -> List.of("'sealed'");
        };
    }

    private static String choice(List<Choice> choices, Random random) {
        return "'" + choices.get(random.nextInt(choices.size())).name().replace("'", "''") + "'";
    }

    /** What every live member of every row holds, as text, by element id and row id; absent values are left out. */
    static Map<String, String> values(DataSource database, String schema, Design design) throws SQLException {
        Map<String, String> result = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET timezone = 'UTC'");
            for (Entity entity : design.entities()) {
                String table = PhysicalNames.qualified(schema, PhysicalNames.table(entity.name()));
                for (Field field : entity.fields()) {
                    for (Columns.Column column : Columns.of(field)) {
                        String part = column.name()
                                .substring(PhysicalNames.column(field.name()).length());
                        read(statement, table, column.name(), field.id() + part, result);
                    }
                }
                for (Relation relation : design.relationsFrom(entity.name())) {
                    if (relation.isToOne()) {
                        read(statement, table, PhysicalNames.foreignKey(relation.name()), "" + relation.id(), result);
                    } else {
                        String links = PhysicalNames.qualified(schema, PhysicalNames.linkTable(relation));
                        try (ResultSet rows = statement.executeQuery("SELECT from_id, to_id FROM " + links)) {
                            while (rows.next()) {
                                result.put(relation.id() + " " + rows.getString(1) + " " + rows.getString(2), "");
                            }
                        }
                    }
                }
                read(statement, table, "created_by", entity.id() + " created by", result);
            }
        }
        return result;
    }

    private static void read(Statement statement, String table, String column, String key, Map<String, String> result)
            throws SQLException {
        String name = PhysicalNames.quote(column);
        try (ResultSet rows = statement.executeQuery(
                "SELECT id, " + name + "::text FROM " + table + " WHERE " + name + " IS NOT NULL")) {
            while (rows.next()) {
                result.put(key + " " + rows.getString(1), rows.getString(2));
            }
        }
    }
}
