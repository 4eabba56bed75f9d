package io.modelwright.imports.sql;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads one script, statement by statement. One thread reads; any other one may stop it. */
public final class SqlReader {

    /** Statements that say nothing of a model, or that only ready the server for the others. */
    private static final Set<String> SILENT = Set.of(
            "SET",
            "USE",
            "LOCK",
            "UNLOCK",
            "BEGIN",
            "START",
            "COMMIT",
            "ROLLBACK",
            "END",
            "SELECT",
            "GRANT",
            "REVOKE",
            "ANALYZE",
            "VACUUM",
            "SHOW",
            "PRAGMA",
            "CHECKPOINT",
            "RESET",
            "CLUSTER",
            "REINDEX",
            "GO");

    private static final Set<String> SILENT_OBJECTS = Set.of(
            "DATABASE",
            "SCHEMA",
            "EXTENSION",
            "SEQUENCE",
            "ROLE",
            "USER",
            "TABLESPACE",
            "COLLATION",
            "LANGUAGE",
            "PUBLICATION",
            "SUBSCRIPTION",
            "STATISTICS",
            "SERVER",
            "DEFAULT");

    private static final int TOKENS_MAX = 500_000;

    private final Lexer lexer;
    private final Grammar grammar = new Grammar();
    private final List<Note> notes = new ArrayList<>();
    private final Catalog catalog = new Catalog(notes);
    private final TableStatements tables;
    private final AlterStatements alterations;
    private final RowStatements rows;

    public SqlReader(String script) {
        Dialect dialect = Dialect.of(script);
        lexer = new Lexer(script, dialect, notes);
        Constraints constraints = new Constraints(grammar, notes);
        ColumnReader columns = new ColumnReader(catalog, constraints, dialect, notes);
        tables = new TableStatements(catalog, grammar, constraints, columns, notes);
        alterations = new AlterStatements(catalog, grammar, constraints, columns, tables, notes);
        rows = new RowStatements(catalog, lexer, notes);
    }

    /** Makes {@link #read} end soon. */
    public void stop() {
        grammar.stop();
    }

    /** What the script defines; unfinished where it was stopped. */
    public SourceModel read() {
        Token token = lexer.next();
        while (token.kind() != Token.Kind.OVER && !grammar.isStopped()) {
            if (token.isSymbol("\\")) {
                lexer.skipLine();
            } else if (token.kind() != Token.Kind.END) {
                statement(token);
            }
            token = lexer.next();
        }
        return catalog.model();
    }

    private void statement(Token first) {
        int line = first.line();
        switch (first.text().toUpperCase(Locale.ROOT)) {
            case "INSERT", "REPLACE" -> rows.insert(line);
            case "COPY" -> rows.copy(line);
            case "DELIMITER" -> lexer.delimiter(sign(lexer.skipLine()));
            default -> whole(first, line);
        }
    }

    private static String sign(String rest) {
        String sign = rest.strip();
        return sign.isEmpty() ? ";" : sign;
    }

    private void whole(Token first, int line) {
        Tokens statement = new Tokens(lexer.script(), tokens(first));
        if (statement.skip("CREATE")) {
            create(statement, line);
        } else if (statement.skip("ALTER", "TABLE")) {
            alterations.alter(statement, line);
        } else if (statement.skip("COMMENT", "ON")) {
            alterations.comment(statement);
        } else if (statement.skip("DROP", "TABLE")) {
            statement.skip("IF", "EXISTS");
            statement.parts().forEach(part -> part.name().ifPresent(catalog::drop));
        } else if (statement.skip("SET")) {
            set(statement);
        } else if (!first.is("DROP")
                && !first.is("ALTER")
                && !SILENT.contains(first.text().toUpperCase(Locale.ROOT))) {
            notes.add(Note.warning(line, "statement-not-carried", "Left out: " + Note.quoted(statement.rest())));
        }
    }

    /** Settings that decide how the rest is to be read. */
    private void set(Tokens statement) {
        String text = statement.rest().toLowerCase(Locale.ROOT);
        if (text.startsWith("standard_conforming_strings")) {
            lexer.escapes(text.contains("off"));
        } else if (text.contains("sql_mode") && text.contains("ansi_quotes")) {
            lexer.ansiQuotes();
        }
    }

    /** The tokens of a statement; bodies in SQL, which have semicolons of their own, are passed over as a whole. */
    private List<Token> tokens(Token first) {
        List<Token> tokens = new ArrayList<>();
        int bodies = 0;
        Token previous = first;
        Token token = first;
        while (token.kind() != Token.Kind.OVER && (bodies > 0 || token.kind() != Token.Kind.END)) {
            if (tokens.size() < TOKENS_MAX) {
                tokens.add(token);
            }
            if (token.is("ATOMIC") && previous.is("BEGIN")) {
                bodies = 1;
            } else if (bodies > 0 && token.is("CASE")) {
                bodies++;
            } else if (bodies > 0 && token.is("END")) {
                bodies--;
            }
            previous = token;
            token = lexer.next();
        }
        return tokens;
    }

    private void create(Tokens statement, int line) {
        String text = "CREATE " + statement.restWithoutComments();
        statement.skip("OR", "REPLACE");
        while (statement.skip("GLOBAL")
                || statement.skip("LOCAL")
                || statement.skip("TEMP")
                || statement.skip("TEMPORARY")
                || statement.skip("UNLOGGED")) {
            // Whose table it is, and how safe, makes no difference here.
        }
        boolean unique = statement.skip("UNIQUE");
        if (statement.skip("TABLE")) {
            tables.create(statement, line);
        } else if (statement.skip("INDEX")) {
            alterations.index(statement, text, unique, line);
        } else if (statement.skip("TYPE")) {
            alterations.type(statement, line);
        } else if (statement.skip("DOMAIN")) {
            alterations.domain(statement, line);
        } else {
            String object = statement
                    .peek()
                    .map(token -> token.text().toUpperCase(Locale.ROOT))
                    .orElse("");
            if (!SILENT_OBJECTS.contains(object)) {
                notes.add(Note.warning(line, "object-not-carried", "Left out: " + Note.quoted(text)));
            }
        }
    }
}
