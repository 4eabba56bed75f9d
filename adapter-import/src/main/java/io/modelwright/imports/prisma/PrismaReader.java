package io.modelwright.imports.prisma;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceColumn;
import io.modelwright.core.exchange.source.SourceKey;
import io.modelwright.core.exchange.source.SourceLink;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.exchange.source.SourceReference;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;
import io.modelwright.imports.prisma.PrismaText.Attribute;
import io.modelwright.imports.prisma.PrismaText.FieldText;
import io.modelwright.imports.prisma.PrismaText.ModelText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one schema of Prisma. Not for use by several threads. */
public final class PrismaReader {

    private static final Set<String> DRAWN =
            Set.of("autoincrement", "uuid", "cuid", "ulid", "nanoid", "dbgenerated", "auto", "sequence");

    private final List<Note> notes = new ArrayList<>();
    private final PrismaText schema;

    public PrismaReader(String text) {
        schema = new PrismaParser(text, notes).read();
    }

    public SourceModel read() {
        List<SourceTable> tables = new ArrayList<>();
        List<SourceLink> links = new ArrayList<>();
        for (ModelText model : schema.models.values()) {
            tables.add(table(model));
            links(model, links);
        }
        return new SourceModel(tables, links, List.of(), notes);
    }

    private SourceTable table(ModelText model) {
        List<SourceColumn> columns = new ArrayList<>();
        List<SourceReference> references = new ArrayList<>();
        List<SourceKey> uniques = new ArrayList<>();
        Optional<SourceKey> primaryKey = Optional.empty();
        for (FieldText field : model.fields()) {
            if (schema.models.containsKey(field.type())) {
                reference(model, field).ifPresent(references::add);
                continue;
            }
            columns.add(column(field));
            if (field.attribute("id").isPresent()) {
                primaryKey = Optional.of(new SourceKey(List.of(field.name()), field.line()));
            }
            if (field.attribute("unique").isPresent()) {
                uniques.add(new SourceKey(List.of(field.name()), field.line()));
            }
        }
        List<SourceKey> indexes = new ArrayList<>();
        for (Attribute attribute : model.attributes()) {
            SourceKey key = new SourceKey(columns(attribute), attribute.line());
            switch (attribute.name()) {
                case "id" -> primaryKey = Optional.of(key);
                case "unique" -> uniques.add(key);
                case "index" -> indexes.add(key);
                case "map", "schema" -> {}
                default ->
                    notes.add(Note.info(
                            attribute.line(), "attribute-not-carried", "Left out: @@" + attribute.name() + "."));
            }
        }
        Set<String> names = Set.copyOf(columns.stream().map(SourceColumn::name).toList());
        return new SourceTable(
                model.name(),
                model.line(),
                model.comment(),
                columns,
                primaryKey.filter(key -> holds(names, key)),
                uniques.stream().filter(key -> holds(names, key)).toList(),
                indexes.stream().filter(key -> holds(names, key)).toList(),
                references,
                List.of());
    }

    private boolean holds(Set<String> names, SourceKey key) {
        boolean all = !key.columns().isEmpty() && names.containsAll(key.columns());
        if (!all) {
            notes.add(Note.warning(key.line(), "key-not-carried", "A key is left out: its fields are not all there."));
        }
        return all;
    }

    private static List<String> columns(Attribute attribute) {
        List<String> unnamed = attribute.names("");
        return unnamed.isEmpty() ? attribute.names("fields") : unnamed;
    }

    private SourceColumn column(FieldText field) {
        Optional<String> value = field.attribute("default").flatMap(attribute -> attribute.argument(""));
        String function = value.map(text -> text.replaceFirst("\\(.*", "")).orElse("");
        boolean isCall = value.filter(text -> text.contains("(")).isPresent();
        boolean drawn = isCall && DRAWN.contains(function);
        if (isCall && function.equals("now")) {
            notes.add(Note.info(
                    field.line(),
                    "default-not-carried",
                    Note.quoted(field.name()) + " has no default here: that records know when they were made."));
        } else if (isCall && !drawn) {
            notes.add(Note.warning(
                    field.line(), "default-not-carried", "The default " + value.orElse("") + " is left out."));
        }
        field.attribute("updatedAt")
                .ifPresent(attribute -> notes.add(Note.info(
                        field.line(),
                        "default-not-carried",
                        Note.quoted(field.name()) + " does not change by itself here: updatedAt of records does.")));
        return new SourceColumn(
                field.name(),
                field.line(),
                type(field),
                field.optional() || field.list(),
                drawn,
                value.filter(text -> !isCall && !field.list()),
                Optional.empty(),
                field.comment());
    }

    private SourceType type(FieldText field) {
        Optional<SourceType> scalar = PrismaTypes.of(field);
        if (scalar.isPresent()) {
            return scalar.get();
        }
        if (schema.enums.containsKey(field.type())) {
            return new SourceType.Words(schema.enums.getOrDefault(field.type(), List.of()), field.list());
        }
        if (schema.composites.contains(field.type())) {
            notes.add(Note.info(field.line(), "type-changed", Note.quoted(field.name()) + " is JSON here."));
            return new SourceType.Listed();
        }
        notes.add(Note.warning(
                field.line(), "unknown-type", "Text here: there is no type " + Note.quoted(field.type()) + "."));
        return new SourceType.OpenText();
    }

    private Optional<SourceReference> reference(ModelText model, FieldText field) {
        Optional<Attribute> relation = field.attribute("relation");
        List<String> columns =
                relation.map(attribute -> attribute.names("fields")).orElse(List.of());
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        OnDelete onDelete = switch (relation.flatMap(attribute -> attribute.argument("onDelete"))
                .orElse("")) {
            case "Cascade" -> OnDelete.CASCADE;
            case "SetNull", "SetDefault" -> OnDelete.SET_NULL;
            default -> OnDelete.RESTRICT;
        };
        return Optional.of(new SourceReference(
                columns,
                field.type(),
                relation.map(attribute -> attribute.names("references")).orElse(List.of()),
                onDelete,
                Optional.of(field.name()),
                opposite(model, field).map(FieldText::name),
                field.line()));
    }

    private Optional<FieldText> opposite(ModelText model, FieldText field) {
        ModelText target = schema.models.get(field.type());
        if (target == null) {
            return Optional.empty();
        }
        return target.fields().stream()
                .filter(other -> other.type().equals(model.name())
                        && !(target.name().equals(model.name()) && other.name().equals(field.name()))
                        && other.relationName().equals(field.relationName())
                        && other.attribute("relation")
                                .filter(relation -> !relation.names("fields").isEmpty())
                                .isEmpty())
                .findFirst();
    }

    /** Lists on both sides, of which no column says anything: manyToMany. */
    private void links(ModelText model, List<SourceLink> links) {
        for (FieldText field : model.fields()) {
            boolean holder = field.attribute("relation")
                    .filter(relation -> !relation.names("fields").isEmpty())
                    .isPresent();
            Optional<FieldText> other = opposite(model, field).filter(FieldText::list);
            if (!schema.models.containsKey(field.type()) || !field.list() || holder || other.isEmpty()) {
                continue;
            }
            boolean first = model.name().compareTo(field.type()) < 0
                    || (model.name().equals(field.type())
                            && field.name().compareTo(other.get().name()) < 0);
            if (first) {
                links.add(new SourceLink(
                        model.name(),
                        field.name(),
                        Kind.MANY_TO_MANY,
                        field.type(),
                        Optional.of(other.get().name()),
                        false,
                        OnDelete.CASCADE,
                        field.comment(),
                        field.line()));
            }
        }
    }
}
