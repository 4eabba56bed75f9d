package io.modelwright.core.records;

import io.modelwright.core.expression.Component;
import io.modelwright.core.expression.Environment;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.Relation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored record and a request as expressions see them. For one evaluation at a time. */
public final class RecordEnvironment implements Environment {

    /** Finds the record that a to-one relation leads to. */
    @FunctionalInterface
    public interface Related {
        /** The record of that id at the end of the relation, or null where there is none that may be read. */
        @Nullable StoredRecord follow(Relation relation, UUID id);
    }

    private final StoredRecord record;
    private final RequestContext context;
    private final Related related;

    public RecordEnvironment(StoredRecord record, RequestContext context, Related related) {
        this.record = record;
        this.context = context;
        this.related = related;
    }

    @Override
    public @Nullable Object value(Expr.Path path) {
        StoredRecord at = record;
        for (Relation relation : path.relations()) {
            Object id = at.value(relation.id());
            StoredRecord next = id == null ? null : related.follow(relation, (UUID) id);
            if (next == null) {
                return null;
            }
            at = next;
        }
        return switch (path.leaf()) {
            case Leaf.Stored stored -> component(at.value(stored.field().id()), stored.component());
            case Leaf.OfSystem system -> system(at, system.field());
            case Leaf.Link link -> at.value(link.relation().id());
        };
    }

    private static @Nullable Object component(@Nullable Object value, Component component) {
        if (value == null) {
            return null;
        }
        return switch (component) {
            case WHOLE -> value;
            case AMOUNT -> ((MoneyValue) value).amount();
            case CURRENCY -> ((MoneyValue) value).currency();
            case LATITUDE -> ((GeoPointValue) value).latitude();
            case LONGITUDE -> ((GeoPointValue) value).longitude();
        };
    }

    private static Object system(StoredRecord at, SystemField field) {
        return switch (field) {
            case ID -> at.id();
            case VERSION -> at.version();
            case CREATED_AT -> at.createdAt();
            case CREATED_BY -> at.createdBy().value();
            case UPDATED_AT -> at.updatedAt();
            case UPDATED_BY -> at.updatedBy().value();
        };
    }

    @Override
    public UUID user() {
        return context.user().value();
    }

    @Override
    public Instant now() {
        return context.now();
    }

    @Override
    public LocalDate today() {
        return context.today();
    }
}
