package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.validation.Findings;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import java.util.List;

/** What the reader of one document finds wrong with its form, and the damage that it does. Not for use by several threads. */
final class Complaints {

    private final Findings findings = new Findings();
    private final Damage damage = new Damage();

    /** Something is wrong there, and what was read there is as it was sent all the same. */
    void error(String code, JsonPointer place, String message) {
        findings.error(code, place, message);
    }

    /** Something is wrong there, and what was read there was filled in. */
    void damaging(String code, JsonPointer place, String message) {
        findings.error(code, place, message);
        damage.at(place);
    }

    /** What stands at these places was filled in, as an error already says. */
    void damage(ObjectNode node, List<String> keys) {
        keys.forEach(key -> damage.at(node.place(key)));
    }

    /** A member of that entity was filled in, or left out, as an error already says. */
    void damageMembersOf(JsonPointer entity) {
        damage.inMembersOf(entity);
    }

    Damage damage() {
        return damage;
    }

    List<Finding> toList() {
        return findings.toList();
    }
}
