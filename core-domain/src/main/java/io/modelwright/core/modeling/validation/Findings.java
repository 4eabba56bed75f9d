package io.modelwright.core.modeling.validation;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** Collects findings in the order in which they are made; not for use by several threads. */
public final class Findings {

    /** More than this are of no use to anybody; the last one says that there are more. */
    public static final int COUNT_MAX = 500;

    private final List<Finding> collected = new ArrayList<>();
    private boolean complete = true;

    public void error(String code, JsonPointer place, String message) {
        add(Finding.error(code, place, message));
    }

    public void warning(String code, JsonPointer place, String message) {
        add(Finding.warning(code, place, message));
    }

    public void add(Finding finding) {
        if (collected.size() < COUNT_MAX) {
            collected.add(finding);
        } else if (complete) {
            complete = false;
            collected.add(Finding.error(
                    "too-many-findings", JsonPointer.ROOT, "There is more than these " + COUNT_MAX + " findings."));
        }
    }

    public boolean hasErrors() {
        return collected.stream().anyMatch(Finding::isError);
    }

    public List<Finding> toList() {
        return List.copyOf(collected);
    }
}
