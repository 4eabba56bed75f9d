package io.modelwright.imports.sql;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.create.index.CreateIndex;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.table.TableElement;
import org.jspecify.annotations.Nullable;

/** Asks JSqlParser what parts of statements mean. One thread reads; any other one may stop it. */
final class Grammar {

    private static final int LENGTH_MAX = 200_000;
    private static final int DEPTH_MAX = 60;

    private final AtomicReference<@Nullable CCJSqlParser> running = new AtomicReference<>();
    private volatile boolean stopped;

    /** A production of the grammar. */
    private interface Production<T> {
        @Nullable T of(CCJSqlParser parser) throws ParseException;
    }

    /** Ends what is read now, and everything after. */
    void stop() {
        stopped = true;
        CCJSqlParser parser = running.get();
        if (parser != null) {
            parser.interrupted = true;
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /** The parts of a table, as many as there are items; empty where one of them cannot be read. */
    Optional<List<TableElement>> elements(List<String> items) {
        return statement("CREATE TABLE x (" + String.join(",\n", items) + ")", CreateTable.class)
                .map(CreateTable::getTableElements)
                .filter(elements -> elements != null && elements.size() == items.size());
    }

    Optional<CreateIndex> index(String statement) {
        return statement(statement, CreateIndex.class);
    }

    Optional<Expression> condition(String text) {
        return parse(text, CCJSqlParser::Expression);
    }

    private <T extends Statement> Optional<T> statement(String text, Class<T> type) {
        return parse(text, CCJSqlParser::Statement).filter(type::isInstance).map(type::cast);
    }

    private <T> Optional<T> parse(String text, Production<T> production) {
        if (stopped || text.length() > LENGTH_MAX || isDeep(text)) {
            return Optional.empty();
        }
        CCJSqlParser parser = new CCJSqlParser(new StringProvider(text));
        running.set(parser);
        try {
            return Optional.ofNullable(production.of(parser));
        } catch (ParseException | StackOverflowError | RuntimeException notReadable) {
            // Its own slips on text that it did not foresee come as all kinds of exceptions; the caller reports the
            // part.
            return Optional.empty();
        } finally {
            running.set(null);
        }
    }

    private static boolean isDeep(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[') {
                if (++depth > DEPTH_MAX) {
                    return true;
                }
            } else if (c == ')' || c == ']') {
                depth--;
            }
        }
        return false;
    }
}
