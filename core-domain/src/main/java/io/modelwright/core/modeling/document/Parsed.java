package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a design document.
 *
 * @param design present if and only if no finding is an error
 * @param findings everything that was found, errors and warnings; those of the document's form first
 */
public record Parsed(Optional<Design> design, List<Finding> findings) {
    public Parsed {
        findings = List.copyOf(findings);
    }
}
