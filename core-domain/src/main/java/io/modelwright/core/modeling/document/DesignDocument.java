package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.validation.DesignValidator;
import io.modelwright.core.modeling.validation.Findings;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The design document, both ways. {@link #write} gives the canonical form: keys in a fixed order, an id at every element,
 * options that stand at their default left out; the lists {@code entities}, {@code relations}, {@code roles}, {@code fields}
 * and {@code permissions} are always there, so that a JSON Patch can append to them.
 *
 * <p>Reading also accepts short forms: a choice as its bare name, a unique set or an index as a bare list of names, {@code null}
 * or an empty label for an absent one. Unknown keys and wrong types are found and named.
 *
 * <p>A manyToMany relation with {@code attributes: [fields]} is read as an entity {@code <from><Name>} (of {@code task.tags}:
 * {@code taskTags}) with these fields, two required cascading manyToOne relations to both ends and a unique set over the two.
 * These are called as the two entities ({@code task}, {@code tag}), at a relation to itself {@code source} and {@code
 * target}; seen from the {@code from} entity the new entity has the relation's name, from the other end its inverse name.
 * The canonical form shows the entity and its relations.
 */
public final class DesignDocument {

    private DesignDocument() {}

    /**
     * Reads what somebody sent to replace {@code current}, and validates it. An element without an id takes the id of its
     * same-named sibling in {@code current}, else a new one; an id that {@code current} does not have at that place is found
     * as {@code unknown-id}. Siblings are the elements of one list, with relations those of one owning entity; rules are
     * named by their expression, unique sets and indexes by their members. Never throws, whatever the document.
     */
    public static Parsed parse(Json document, Design current, IdSource ids) {
        return parsed(document, ElementIdentities.replacing(current, ids));
    }

    /**
     * Reads and validates a document where there is no current design: given ids are taken as they are, missing ones are
     * derived from the names on the path (UUIDv5), so that the same document always gives the same design.
     */
    public static Parsed parseOffline(Json document) {
        return parsed(document, ElementIdentities.derived());
    }

    /**
     * Reads back what {@link #write} wrote, without validating it again.
     *
     * @throws IllegalArgumentException where it is not a document in canonical form
     */
    public static Design read(Json document) {
        DocumentReader.Reading reading = DocumentReader.read(document, ElementIdentities.stored());
        List<Finding> findings = reading.findings();
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("not a stored design: " + findings.getFirst());
        }
        return reading.design();
    }

    public static JsonObject write(Design design) {
        return DocumentWriter.write(design);
    }

    private static Parsed parsed(Json document, ElementIdentities identities) {
        DocumentReader.Reading reading = DocumentReader.read(document, identities);
        Findings findings = new Findings();
        reading.findings().forEach(findings::add);
        for (Finding finding : DesignValidator.validate(reading.design(), reading.places())) {
            if (!reading.damage().explains(finding)) {
                findings.add(finding);
            }
        }
        Optional<Design> design = findings.hasErrors() ? Optional.empty() : Optional.of(reading.design());
        return new Parsed(design, findings.toList());
    }
}
