package io.modelwright.codegen.client;

import io.modelwright.core.modeling.Labels;
import java.util.List;

/**
 * One member of the records of an entity.
 *
 * @param notes what else callers should know of its values, as sentences
 * @param required whether a record always has a value
 * @param hideable whether a role exists that does not read it: it may be null or left out then
 */
record ClientMember(
        String name,
        Labels labels,
        WireKind kind,
        List<String> notes,
        boolean required,
        boolean hideable,
        Writing writing) {

    /** What requests say of a member. */
    enum Writing {
        NEVER,
        OPTIONAL,
        /** New records cannot do without. */
        NEEDED
    }

    ClientMember {
        notes = List.copyOf(notes);
    }

    boolean isWritable() {
        return writing != Writing.NEVER;
    }

    /** Whether an answer may show null in its place. */
    boolean isNullable() {
        return !required || hideable;
    }

    /** Whether it leads to records that can be read along. */
    boolean isExpandable() {
        return kind instanceof WireKind.ToOne || kind instanceof WireKind.ToMany;
    }

    /** Whether single records show it unasked. */
    boolean isUsual() {
        return switch (kind) {
            case WireKind.ToMany many -> many.linked();
            case WireKind.ToOne ignored -> isWritable();
            case WireKind.Choice ignored -> true;
            case WireKind.Plain ignored -> true;
        };
    }

    /** Whether the items of lists show it unasked, as they do not show what takes a query of its own. */
    boolean isListed() {
        return isUsual() && !(kind instanceof WireKind.ToMany) && kind != WireKind.Plain.USERS;
    }
}
