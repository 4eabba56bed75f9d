package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.mapping.Drafts.EntityDraft;
import io.modelwright.core.exchange.mapping.Drafts.FieldDraft;
import io.modelwright.core.exchange.mapping.Drafts.RelationDraft;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.validation.DesignValidator;
import io.modelwright.core.shared.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of a design in the making what would not be valid in one, the smallest part that helps, and says so. What comes out
 * has no error. Not for use by several threads.
 */
final class Repair {

    /** Warnings that people could do nothing about but take the element out. */
    private static final Set<String> SERIOUS = Set.of("duplicate-key", "on-delete-without-effect");

    private static final String TOO_WIDE = "key-too-wide";
    private static final int ROUNDS = 5_000;

    private final Drafts drafts;
    private final List<Note> notes;

    Repair(Drafts drafts, List<Note> notes) {
        this.drafts = drafts;
        this.notes = notes;
    }

    Design run() {
        for (int round = 0; round < ROUNDS; round++) {
            Design design = drafts.design();
            // From the end, so that what is taken out moves no place of what is still to come.
            List<Finding> findings = DesignValidator.validate(design).stream()
                    .filter(Repair::isSerious)
                    .sorted(Comparator.comparing((Finding finding) -> place(finding))
                            .reversed())
                    .toList();
            if (findings.isEmpty()) {
                return design;
            }
            Set<String> touched = new java.util.HashSet<>();
            for (Finding finding : findings) {
                List<String> path = finding.pointer().tokens();
                String element = String.join("/", path.subList(0, Math.min(2, path.size())));
                if (touched.add(element)) {
                    mend(finding, path);
                }
            }
        }
        throw new IllegalStateException("the imported design cannot be made valid");
    }

    private static boolean isSerious(Finding finding) {
        boolean index =
                finding.code().equals(TOO_WIDE) && finding.pointer().value().contains("/indexes/");
        return finding.isError() || SERIOUS.contains(finding.code()) || index;
    }

    private static String place(Finding finding) {
        StringBuilder place = new StringBuilder();
        for (String token : finding.pointer().tokens()) {
            boolean number = !token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9');
            place.append('/').append(number ? "0".repeat(Math.max(0, 9 - token.length())) + token : token);
        }
        return place.toString();
    }

    private void mend(Finding finding, List<String> path) {
        Optional<Integer> index = path.size() > 1 ? number(path.get(1)) : Optional.empty();
        if (index.isPresent() && path.getFirst().equals("entities") && index.get() < drafts.entities.size()) {
            entity(finding, drafts.entities.get(index.get()), path.subList(2, path.size()));
        } else if (index.isPresent() && path.getFirst().equals("relations") && index.get() < drafts.relations.size()) {
            relation(finding, drafts.relations.get(index.get()));
        } else if (path.size() == 1 && path.getFirst().equals("relations")) {
            dropRelation(finding, drafts.relations.getLast());
        } else if (!drafts.entities.isEmpty()) {
            dropEntity(finding, drafts.entities.getLast());
        } else {
            throw new IllegalStateException("not to be mended: " + finding);
        }
    }

    private static Optional<Integer> number(String token) {
        boolean digits = token.length() < 7 && !token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Integer.parseInt(token)) : Optional.empty();
    }

    private void entity(Finding finding, EntityDraft entity, List<String> path) {
        String part = path.isEmpty() ? "" : path.getFirst();
        int index = path.size() > 1 ? number(path.get(1)).orElse(-1) : -1;
        switch (part) {
            case "recordLabel" -> entity.recordLabel = Optional.empty();
            case "description", "displayName", "pluralName" -> entity.labels = io.modelwright.core.modeling.Labels.NONE;
            case "rules" -> drop(finding, entity, entity.rules, index, "The condition", rule -> rule.line());
            case "unique" -> drop(finding, entity, entity.uniques, index, "The unique key", key -> key.line());
            case "indexes" -> drop(finding, entity, entity.indexes, index, "The index", key -> key.line());
            case "fields" -> {
                int last = entity.fields.size() - 1;
                if (last < 0) {
                    dropEntity(finding, entity);
                } else {
                    field(finding, entity, entity.fields.get(index < 0 || index > last ? last : index), path);
                }
            }
            default -> dropEntity(finding, entity);
        }
    }

    private interface Line<T> {
        int of(T element);
    }

    private <T> void drop(Finding finding, EntityDraft entity, List<T> elements, int index, String what, Line<T> line) {
        int chosen = index < 0 || index >= elements.size() ? elements.size() - 1 : index;
        T gone = elements.remove(chosen);
        notes.add(Note.warning(
                line.of(gone), "not-valid-here", what + " of " + entity.name + " is left out: " + finding.message()));
    }

    private void field(Finding finding, EntityDraft entity, FieldDraft field, List<String> path) {
        String option = path.size() > 2 ? path.get(2) : "";
        String where = entity.name + "." + field.name;
        switch (option) {
            case "default" -> {
                field.defaultValue = Optional.empty();
                notes.add(Note.warning(
                        field.line,
                        "default-not-carried",
                        "The default of " + where + " is left out: " + finding.message()));
            }
            case "unique" -> {
                field.unique = false;
                notes.add(Note.warning(
                        field.line, "not-valid-here", where + " is not unique here: " + finding.message()));
            }
            case "required" -> field.required = false;
            case "description", "displayName" -> field.labels = io.modelwright.core.modeling.Labels.NONE;
            default -> {
                entity.fields.remove(field);
                entity.recordLabel = Optional.empty();
                entity.uniques.removeIf(key -> key.members().contains(field.name));
                entity.indexes.removeIf(key -> key.members().contains(field.name));
                notes.add(Note.warning(field.line, "not-valid-here", where + " is left out: " + finding.message()));
            }
        }
    }

    private void relation(Finding finding, RelationDraft relation) {
        String where = relation.from + "." + relation.name;
        switch (finding.code()) {
            case "required-cycle" -> {
                relation.required = false;
                notes.add(Note.warning(
                        relation.line, "required-cycle", where + " is not required here: " + finding.message()));
            }
            case "on-delete-without-effect" -> relation.onDelete = Relation.OnDelete.RESTRICT;
            case "required-set-null" -> relation.onDelete = Relation.OnDelete.RESTRICT;
            case "on-delete-many-to-many" -> relation.onDelete = Relation.OnDelete.CASCADE;
            case "many-to-many-required" -> relation.required = false;
            case "inverse-of-user" -> relation.inverse = Optional.empty();
            default -> {
                if (finding.pointer().value().endsWith("/inverse")) {
                    relation.inverse = Optional.empty();
                } else {
                    dropRelation(finding, relation);
                }
            }
        }
    }

    private void dropRelation(Finding finding, RelationDraft relation) {
        drafts.relations.remove(relation);
        drafts.find(relation.from).ifPresent(entity -> {
            entity.uniques.removeIf(key -> key.members().contains(relation.name));
            entity.indexes.removeIf(key -> key.members().contains(relation.name));
        });
        notes.add(Note.warning(
                relation.line,
                "not-valid-here",
                relation.from + "." + relation.name + " is left out: " + finding.message()));
    }

    private void dropEntity(Finding finding, EntityDraft entity) {
        drafts.entities.remove(entity);
        List<RelationDraft> orphans = new ArrayList<>(drafts.relations.stream()
                .filter(relation -> relation.from.equals(entity.name) || relation.to.equals(entity.name))
                .toList());
        notes.add(Note.warning(entity.line, "not-valid-here", entity.name + " is left out: " + finding.message()));
        orphans.forEach(orphan -> dropRelation(finding, orphan));
    }
}
