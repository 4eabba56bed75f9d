package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.mapping.Correspondence.LinkMap;
import io.modelwright.core.exchange.mapping.Correspondence.ReferenceMap;
import io.modelwright.core.exchange.mapping.Drafts.EntityDraft;
import io.modelwright.core.exchange.mapping.Drafts.RelationDraft;
import io.modelwright.core.exchange.mapping.JoinTables.Join;
import io.modelwright.core.exchange.mapping.References.Resolved;
import io.modelwright.core.exchange.source.SourceLink;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes relations and names them. Not for use by several threads. */
final class Relations {

    private static final Set<String> KEY_WORDS = Set.of("id", "fk", "uuid", "guid");

    /** A name for the other side that is given when all members have theirs. */
    private record Wanted(RelationDraft relation, EntityDraft target, String inverse) {}

    private final Drafts drafts;
    private final Map<String, EntityDraft> entities;
    private final References references;
    private final List<Note> notes;
    private final List<Wanted> wanted = new ArrayList<>();

    Relations(Drafts drafts, Map<String, EntityDraft> entities, References references, List<Note> notes) {
        this.drafts = drafts;
        this.entities = entities;
        this.references = references;
        this.notes = notes;
    }

    /** The relation that a reference becomes; empty where its target is no entity. */
    Optional<RelationDraft> toOne(EntityDraft from, Resolved reference, boolean required, boolean unique) {
        EntityDraft target = entities.get(reference.target().name());
        if (target == null) {
            return Optional.empty();
        }
        String base = name(reference, target);
        String name = from.members.takeToOne(base);
        int line = reference.source().line();
        noteRename(from, base, name, line);
        Kind kind = unique ? Kind.ONE_TO_ONE : Kind.MANY_TO_ONE;
        RelationDraft relation = new RelationDraft(from.name, name, line, kind, target.name);
        relation.required = required;
        relation.onDelete = onDelete(reference, from, name, required);
        drafts.relations.add(relation);
        String inverse = unique ? from.name : NameForm.plural(from.name);
        boolean alone = references.count(reference.from(), reference.target()) == 1 && !reference.isSelf();
        wanted.add(new Wanted(
                relation,
                target,
                reference
                        .source()
                        .inverse()
                        .flatMap(NameForm::camel)
                        .orElse(alone ? inverse : inverse + "By" + NameForm.capital(name))));
        return Optional.of(relation);
    }

    private void noteRename(EntityDraft entity, String base, String name, int line) {
        if (!name.equals(base)) {
            notes.add(Note.info(
                    line, "renamed", "The relation " + base + " of " + entity.name + " is called " + name + " here."));
        }
    }

    private OnDelete onDelete(Resolved reference, EntityDraft from, String name, boolean required) {
        if (required && reference.source().onDelete() == OnDelete.SET_NULL) {
            notes.add(Note.warning(
                    reference.source().line(),
                    "required-set-null",
                    from.name + "." + name + " is required and cannot be emptied: deleting its target is refused."));
            return OnDelete.RESTRICT;
        }
        return reference.source().onDelete();
    }

    /** What the columns say: {@code artist_id} and {@code id_artist} mean the artist. */
    static String name(Resolved reference, EntityDraft target) {
        Optional<String> given = reference.source().name().flatMap(NameForm::camel);
        if (given.isPresent()) {
            return given.get();
        }
        if (reference.columns().size() > 1) {
            return target.name;
        }
        String column = reference.columns().getFirst();
        List<String> words = NameForm.words(column);
        if (words.size() > 1 && isKeyWord(words.getLast())) {
            words = words.subList(0, words.size() - 1);
        } else if (words.size() > 1 && isKeyWord(words.getFirst())) {
            words = words.subList(1, words.size());
        } else if (words.size() == 1 && isNamedAfter(words.getFirst(), target)) {
            return target.name;
        }
        return NameForm.camel(words).orElse(target.name);
    }

    private static boolean isKeyWord(String word) {
        return KEY_WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isNamedAfter(String word, EntityDraft target) {
        String lower = word.toLowerCase(Locale.ROOT);
        String name = target.name.toLowerCase(Locale.ROOT);
        return lower.length() > 2
                && lower.endsWith("id")
                && (name.equals(lower.substring(0, lower.length() - 2))
                        || name.equals(NameForm.plural(lower.substring(0, lower.length() - 2))));
    }

    /** The manyToMany relation that a linking table becomes. */
    LinkMap join(Join join) {
        EntityDraft from = entity(join.from());
        EntityDraft to = entity(join.to());
        boolean self = from == to;
        String wantedName = ours(join).orElseGet(() -> NameForm.plural(self ? name(join.to(), to) : to.name));
        String name = from.members.takeLink(from.name, wantedName);
        int line = join.table().line();
        noteRename(from, wantedName, name, line);
        RelationDraft relation = new RelationDraft(from.name, name, line, Kind.MANY_TO_MANY, to.name);
        relation.onDelete = OnDelete.CASCADE;
        relation.labels = Texts.labels("", join.table().comment());
        drafts.relations.add(relation);
        String inverse = NameForm.plural(self ? name(join.from(), from) : from.name);
        wanted.add(new Wanted(relation, to, inverse));
        return new LinkMap(join.table(), from.name, map(name, join.from()), map(name, join.to()));
    }

    /** What an app of ours called the relation: its table is named by the owning one and it. */
    private static Optional<String> ours(Join join) {
        String prefix = join.from().target().name() + "_";
        boolean linked = join.from().columns().equals(List.of("from_id"))
                && join.to().columns().equals(List.of("to_id"))
                && join.table().name().startsWith(prefix);
        return linked ? NameForm.camel(join.table().name().substring(prefix.length())) : Optional.empty();
    }

    private EntityDraft entity(Resolved reference) {
        EntityDraft entity = entities.get(reference.target().name());
        if (entity == null) {
            throw new IllegalStateException(
                    "a link to what is no entity: " + reference.target().name());
        }
        return entity;
    }

    static ReferenceMap map(String relation, Resolved reference) {
        return new ReferenceMap(
                relation, reference.columns(), reference.target().name(), reference.targets());
    }

    /** A relation that the foreign model names itself. */
    void link(SourceLink link) {
        boolean people = link.to().equals(Relation.USER);
        EntityDraft from = entities.get(link.from());
        Optional<EntityDraft> target = Optional.ofNullable(entities.get(link.to()));
        if (from == null || (target.isEmpty() && !people)) {
            notes.add(Note.warning(
                    link.line(),
                    "unknown-table",
                    "The relation " + Note.quoted(link.name()) + " is left out: there is no "
                            + Note.quoted(from == null ? link.from() : link.to()) + "."));
            return;
        }
        String base = NameForm.camel(link.name()).orElse(people ? "user" : "link");
        boolean many = link.kind() == Kind.MANY_TO_MANY;
        String name = many ? from.members.takeLink(from.name, base) : from.members.takeToOne(base);
        noteRename(from, base, name, link.line());
        String to = target.map(entity -> entity.name).orElse(Relation.USER);
        RelationDraft relation = new RelationDraft(from.name, name, link.line(), link.kind(), to);
        relation.required = link.required() && !many;
        boolean emptied = relation.required && link.onDelete() == OnDelete.SET_NULL;
        relation.onDelete = many ? OnDelete.CASCADE : emptied || people ? OnDelete.RESTRICT : link.onDelete();
        relation.labels = Texts.labels("", link.comment());
        drafts.relations.add(relation);
        String ours = link.kind() == Kind.ONE_TO_ONE ? from.name : NameForm.plural(from.name);
        String inverse = link.inverse().flatMap(NameForm::camel).orElse(ours);
        target.ifPresent(entity -> wanted.add(new Wanted(relation, entity, inverse)));
    }

    /** Names the other sides, after everything that has a column. */
    void inverses() {
        for (Wanted side : wanted) {
            String base = NameForm.cut(side.inverse(), NameForm.LENGTH_MAX);
            side.relation().inverse = Optional.of(side.target().members.takeUnstored(base));
        }
    }
}
