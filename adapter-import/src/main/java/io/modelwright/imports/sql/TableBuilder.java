package io.modelwright.imports.sql;

import io.modelwright.core.exchange.source.SourceCheck;
import io.modelwright.core.exchange.source.SourceColumn;
import io.modelwright.core.exchange.source.SourceExpression;
import io.modelwright.core.exchange.source.SourceKey;
import io.modelwright.core.exchange.source.SourceReference;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.modeling.Relation.OnDelete;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table in the making: what later statements say changes it. Not for use by several threads. */
final class TableBuilder {

    /** A column in the making. */
    static final class ColumnBuilder {
        String name;
        final int line;
        SourceType type;
        boolean nullable = true;
        boolean generated;
        /** Whether it holds nothing that could be carried over. */
        boolean lost;

        Optional<String> defaultValue = Optional.empty();
        Optional<SourceExpression> computed = Optional.empty();
        Optional<String> comment = Optional.empty();

        ColumnBuilder(String name, int line, SourceType type) {
            this.name = name;
            this.line = line;
            this.type = type;
        }

        SourceColumn build() {
            return new SourceColumn(name, line, type, nullable, generated, defaultValue, computed, comment);
        }
    }

    /** A reference as written: its table may come later. */
    record Pointer(List<String> columns, QualifiedName table, List<String> targets, OnDelete onDelete, int line) {}

    String name;
    final int line;
    Optional<String> comment = Optional.empty();
    final List<ColumnBuilder> columns = new ArrayList<>();
    Optional<SourceKey> primaryKey = Optional.empty();
    final List<SourceKey> uniques = new ArrayList<>();
    final List<SourceKey> indexes = new ArrayList<>();
    final List<Pointer> pointers = new ArrayList<>();
    final List<SourceCheck> checks = new ArrayList<>();

    TableBuilder(String name, int line) {
        this.name = name;
        this.line = line;
    }

    /** The column of that name, in the same or, where there is none, in any case. */
    Optional<ColumnBuilder> find(String column) {
        return columns.stream()
                .filter(known -> known.name.equals(column))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(known -> known.name.equalsIgnoreCase(column))
                        .findFirst());
    }

    /** The names as the table has them; those it does not have as they are. */
    List<String> resolved(List<String> names) {
        return names.stream()
                .map(wanted -> find(wanted).map(column -> column.name).orElse(wanted))
                .toList();
    }

    void drop(String column) {
        find(column).ifPresent(gone -> columns.removeIf(known -> known == gone));
    }

    private boolean hasAll(SourceKey key) {
        return !key.columns().isEmpty()
                && key.columns().stream().allMatch(column -> find(column).isPresent());
    }

    private SourceKey resolved(SourceKey key) {
        return new SourceKey(resolved(key.columns()).stream().distinct().toList(), key.line());
    }

    private List<SourceKey> resolvedKeys(List<SourceKey> keys) {
        return keys.stream().filter(this::hasAll).map(this::resolved).toList();
    }

    SourceTable build(List<SourceReference> references) {
        return new SourceTable(
                name,
                line,
                comment,
                columns.stream().map(ColumnBuilder::build).toList(),
                primaryKey.filter(this::hasAll).map(this::resolved),
                resolvedKeys(uniques),
                resolvedKeys(indexes),
                references,
                checks);
    }
}
