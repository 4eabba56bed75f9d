package app.support.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL with {@code ?} placeholders and their typed parameters, in the order of the placeholders. A literal question mark
 * (the jsonb operators) never appears in the text.
 */
public record SqlText(String text, List<Parameter> parameters) {

    public SqlText {
        parameters = List.copyOf(parameters);
    }

    /** SQL without parameters. Only for text that this package made: never pass on what a user wrote. */
    public static SqlText raw(String text) {
        return new SqlText(text, List.of());
    }

    public static SqlText of(String text, Parameter... parameters) {
        return new SqlText(text, List.of(parameters));
    }

    /** Collects pieces of SQL in order; not for use by several threads. */
    public static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final List<Parameter> parameters = new ArrayList<>();

        public Builder add(String raw) {
            text.append(raw);
            return this;
        }

        public Builder add(SqlText piece) {
            text.append(piece.text());
            parameters.addAll(piece.parameters());
            return this;
        }

        public Builder bind(Parameter parameter) {
            text.append('?');
            parameters.add(parameter);
            return this;
        }

        public SqlText build() {
            return new SqlText(text.toString(), parameters);
        }
    }
}
