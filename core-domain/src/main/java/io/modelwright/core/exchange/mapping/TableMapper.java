package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.mapping.Correspondence.FieldMap;
import io.modelwright.core.exchange.mapping.Correspondence.ReferenceMap;
import io.modelwright.core.exchange.mapping.Correspondence.TableMap;
import io.modelwright.core.exchange.mapping.Drafts.EntityDraft;
import io.modelwright.core.exchange.mapping.Drafts.FieldDraft;
import io.modelwright.core.exchange.mapping.Drafts.KeyDraft;
import io.modelwright.core.exchange.mapping.Drafts.RelationDraft;
import io.modelwright.core.exchange.mapping.References.Resolved;
import io.modelwright.core.exchange.source.SourceColumn;
import io.modelwright.core.exchange.source.SourceKey;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.sql.PhysicalNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the members of one entity out of the columns of one table. Not for use by several threads. */
final class TableMapper {

    private final SourceTable table;
    private final EntityDraft entity;
    private final References references;
    private final Relations relations;
    private final RowFacts facts;
    private final MappingOptions options;
    private final List<Note> notes;
    private final Map<String, FieldMap> fields = new LinkedHashMap<>();
    private final Map<Resolved, RelationDraft> byReference = new LinkedHashMap<>();

    TableMapper(
            SourceTable table,
            EntityDraft entity,
            References references,
            Relations relations,
            RowFacts facts,
            MappingOptions options,
            List<Note> notes) {
        this.table = table;
        this.entity = entity;
        this.references = references;
        this.relations = relations;
        this.facts = facts;
        this.options = options;
        this.notes = notes;
    }

    /** Whether an app of ours had this table: the columns that all records have are none of the entity's. */
    private boolean isOurs() {
        return primaryKey().equals(List.of(SystemField.ID.member()))
                && Stream.of(SystemField.values())
                        .allMatch(field -> table.find(column(field)).isPresent());
    }

    private static String column(SystemField field) {
        return PhysicalNames.snakeCase(field.member());
    }

    void columns() {
        for (SourceColumn column : table.columns()) {
            if (isOurs()
                    && Stream.of(SystemField.values())
                            .anyMatch(field -> column(field).equals(column.name()))) {
                continue;
            }
            Optional<Resolved> single = references.of(table).stream()
                    .filter(reference -> reference.columns().equals(List.of(column.name())))
                    .findFirst();
            boolean related = single.isPresent() && relation(single.get());
            if (!related && !isCoveredByReference(column) && !becomesId(column)) {
                field(column);
            }
        }
        for (Resolved reference : references.of(table)) {
            if (reference.columns().size() > 1) {
                relation(reference);
            }
        }
    }

    private boolean relation(Resolved reference) {
        Set<String> columns = Set.copyOf(reference.columns());
        boolean inKey = primaryKey().containsAll(reference.columns());
        boolean required = inKey
                || reference.columns().stream()
                        .allMatch(column -> table.find(column).stream().noneMatch(SourceColumn::nullable));
        boolean unique = uniqueKeys().anyMatch(key -> Set.copyOf(key.columns()).equals(columns));
        Optional<RelationDraft> relation = relations.toOne(entity, reference, required, unique);
        relation.ifPresent(made -> {
            byReference.put(reference, made);
            if (reference.columns().size() == 1) {
                made.labels = Texts.labels(
                        "", table.find(reference.columns().getFirst()).flatMap(SourceColumn::comment));
            }
        });
        return relation.isPresent();
    }

    private List<String> primaryKey() {
        return table.primaryKey().map(SourceKey::columns).orElse(List.of());
    }

    private Stream<SourceKey> uniqueKeys() {
        return Stream.concat(table.primaryKey().stream(), table.uniques().stream());
    }

    /** Whether the column says nothing but a part of a reference, and no key needs it apart from the others of that. */
    private boolean isCoveredByReference(SourceColumn column) {
        return references.of(table).stream()
                .filter(reference ->
                        reference.columns().size() > 1 && reference.columns().contains(column.name()))
                .anyMatch(reference -> Stream.concat(uniqueKeys(), table.indexes().stream())
                        .filter(key -> key.columns().contains(column.name()))
                        .allMatch(key -> key.columns().containsAll(reference.columns())));
    }

    /** Whether it is a key that the database drew, in whose place the record's own id stands. */
    private boolean becomesId(SourceColumn column) {
        boolean drawn = primaryKey().equals(List.of(column.name())) && isDrawn(column);
        if (drawn && !options.keepKeys()) {
            notes.add(Note.info(
                    column.line(),
                    "key-became-id",
                    "The key " + Note.quoted(table.name() + "." + column.name()) + " is the id of records here."));
            return true;
        }
        return false;
    }

    private static boolean isDrawn(SourceColumn column) {
        boolean uuid = column.type() instanceof SourceType.Scalar(FieldType type) && type == FieldType.Plain.UUID;
        return column.generated() || uuid;
    }

    private void field(SourceColumn column) {
        String wanted = NameForm.camel(column.name()).orElse("field");
        String name = entity.members.take(wanted);
        if (!name.equals(wanted)) {
            notes.add(Note.info(
                    column.line(),
                    "renamed",
                    Note.quoted(table.name() + "." + column.name()) + " is called " + name + " here."));
        }
        FieldDraft field = new FieldDraft(name, column.line(), FieldTypes.of(table, column, isInKey(column), facts));
        field.labels = Texts.labels(column.name(), column.comment());
        field.required = !column.nullable();
        noteType(column, field);
        Map<String, String> words = column.type() instanceof SourceType.Words source
                ? Words.of(source.words()).names()
                : Map.of();
        fields.put(column.name(), new FieldMap(name, words));
        column.defaultValue().ifPresent(text -> setDefault(field, column, text, words));
        entity.fields.add(field);
        column.computed().ifPresent(computed -> {
            if (!new Conditions(table, entity, this, notes).compute(field, computed)) {
                entity.fields.remove(entity.fields.size() - 1);
                fields.remove(column.name());
            }
        });
    }

    private void setDefault(FieldDraft field, SourceColumn column, String text, Map<String, String> words) {
        field.defaultValue = column.type() instanceof SourceType.Listed
                ? ValueText.list(text, ignored -> Optional.empty())
                : ValueText.wire(field.type, text, words, ignored -> Optional.empty());
        if (field.defaultValue.isEmpty()) {
            notes.add(Note.warning(
                    column.line(),
                    "default-not-carried",
                    "The default " + Note.quoted(text) + " of " + entity.name + "." + field.name + " is left out."));
        }
    }

    private void noteType(SourceColumn column, FieldDraft field) {
        String where = entity.name + "." + field.name;
        if (column.type() instanceof SourceType.Binary) {
            field.required = false;
            notes.add(Note.warning(
                    column.line(), "bytes-became-file", where + " is a file here; the bytes themselves stay behind."));
        } else if (column.type() instanceof SourceType.Listed) {
            notes.add(Note.info(column.line(), "list-became-json", where + " is a JSON array here."));
        } else if (isOpen(column.type())
                && field.type instanceof FieldType.Text text
                && text.maxLength().isPresent()) {
            notes.add(Note.info(
                    column.line(),
                    "length-limited",
                    where + " is part of a key, so its texts have at most "
                            + text.maxLength().getAsInt() + " characters here."));
        }
    }

    private static boolean isOpen(SourceType type) {
        return type instanceof SourceType.OpenText
                || (type instanceof SourceType.Scalar(FieldType scalar)
                        && scalar instanceof FieldType.Text text
                        && text.maxLength().isEmpty());
    }

    private boolean isInKey(SourceColumn column) {
        return Stream.concat(uniqueKeys(), table.indexes().stream())
                .anyMatch(key -> key.columns().contains(column.name()));
    }

    void keys() {
        table.primaryKey().ifPresent(this::primaryKey);
        table.uniques().forEach(this::unique);
        for (SourceKey key : table.indexes()) {
            List<String> members = members(key);
            boolean served = members.isEmpty()
                    || isRelation(members)
                    || (members.size() == 1
                            && entity.find(members.getFirst()).stream().anyMatch(field -> field.unique))
                    || isKnown(entity.indexes, members)
                    || isKnown(entity.uniques, members);
            if (!served) {
                entity.indexes.add(new KeyDraft(members, key.line()));
            }
        }
    }

    private static boolean isKnown(List<KeyDraft> keys, List<String> members) {
        return keys.stream().anyMatch(key -> key.members().equals(members));
    }

    private void primaryKey(SourceKey key) {
        for (String column : key.columns()) {
            fieldOf(column).ifPresent(field -> {
                boolean drawn =
                        key.columns().size() == 1 && table.find(column).stream().anyMatch(TableMapper::isDrawn);
                field.required = !drawn && !(field.type instanceof FieldType.Formula);
            });
        }
        unique(key);
    }

    private Optional<FieldDraft> fieldOf(String column) {
        return Optional.ofNullable(fields.get(column)).flatMap(map -> entity.find(map.field()));
    }

    private void unique(SourceKey key) {
        List<String> members = members(key);
        if (members.size() == 1) {
            entity.find(members.getFirst()).ifPresent(field -> field.unique = true);
        } else if (members.size() > 1
                && entity.uniques.stream()
                        .noneMatch(known -> Set.copyOf(known.members()).equals(Set.copyOf(members)))) {
            entity.uniques.add(new KeyDraft(members, key.line()));
        }
    }

    private boolean isRelation(List<String> members) {
        return members.size() == 1
                && byReference.values().stream().anyMatch(relation -> relation.name.equals(members.getFirst()));
    }

    /** The members that a key's columns became; none where they are not all there. */
    private List<String> members(SourceKey key) {
        Set<String> members = new LinkedHashSet<>();
        for (String column : key.columns()) {
            if (isOurs() && column.equals(SystemField.ID.member())) {
                continue;
            }
            Optional<String> member = member(column, key.columns());
            if (member.isEmpty()) {
                boolean isId = primaryKey().equals(List.of(column)) && !fields.containsKey(column);
                if (!isId || key.columns().size() > 1) {
                    notes.add(Note.warning(
                            key.line(),
                            "key-not-carried",
                            "A key of " + Note.quoted(table.name()) + " is left out: " + Note.quoted(column)
                                    + " is no member of its own here."));
                }
                return List.of();
            }
            members.add(member.get());
        }
        return new ArrayList<>(members);
    }

    private Optional<String> member(String column, List<String> among) {
        FieldMap field = fields.get(column);
        if (field != null) {
            return Optional.of(field.field());
        }
        return byReference.entrySet().stream()
                .filter(entry -> entry.getKey().columns().contains(column)
                        && new HashSet<>(among).containsAll(entry.getKey().columns()))
                .map(entry -> entry.getValue().name)
                .findFirst();
    }

    /** What the column is called in conditions; empty where nothing stands for it alone. */
    Optional<String> memberOf(String column) {
        return member(column, List.of(column));
    }

    Optional<FieldMap> fieldMap(String column) {
        return Optional.ofNullable(fields.get(column));
    }

    /** Names the choices of a field that became one only now. */
    void become(String column, FieldDraft field, Words words) {
        fields.put(column, new FieldMap(field.name, words.names()));
        field.defaultValue = Optional.empty();
        table.find(column)
                .ifPresent(source ->
                        source.defaultValue().ifPresent(text -> setDefault(field, source, text, words.names())));
    }

    void checks() {
        Conditions conditions = new Conditions(table, entity, this, notes);
        table.checks().forEach(conditions::check);
    }

    /** A title for records: what is called a name or a title, else the first text. */
    void label() {
        List<FieldDraft> texts = entity.fields.stream()
                .filter(field -> field.type instanceof FieldType.Text)
                .toList();
        Optional<String> first = named(texts, "firstName");
        Optional<String> last = named(texts, "lastName");
        if (first.isPresent() && last.isPresent()) {
            entity.recordLabel = Optional.of("{" + first.get() + "} {" + last.get() + "}");
            return;
        }
        entity.recordLabel = named(texts, "name", "title", "label", "displayName", "username", "subject", "code")
                .or(() -> texts.stream()
                        .filter(field -> field.name.endsWith("Name") || field.name.endsWith("Title"))
                        .map(field -> field.name)
                        .findFirst())
                .or(() -> texts.stream().map(field -> field.name).findFirst())
                .map(name -> "{" + name + "}");
    }

    private static Optional<String> named(List<FieldDraft> fields, String... names) {
        return Stream.of(names)
                .filter(name -> fields.stream().anyMatch(field -> field.name.equals(name)))
                .findFirst();
    }

    TableMap map() {
        List<ReferenceMap> maps = byReference.entrySet().stream()
                .map(entry -> Relations.map(entry.getValue().name, entry.getKey()))
                .toList();
        byReference.values().stream()
                .filter(relation -> relation.kind == Kind.ONE_TO_ONE)
                .forEach(
                        relation -> entity.uniques.removeIf(key -> key.members().equals(List.of(relation.name))));
        return new TableMap(table, entity.name, fields, maps, primaryKey());
    }
}
