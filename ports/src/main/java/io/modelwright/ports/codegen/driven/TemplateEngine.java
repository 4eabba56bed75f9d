package io.modelwright.ports.codegen.driven;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import java.util.List;

/**
 * Renders templates that people wrote: within bounds of time, memory and size, whatever they wrote, and with no access to
 * anything but the model. The same set and model give the same bytes.
 */
public interface TemplateEngine {

    /**
     * The files that a set makes of a model.
     *
     * @param model as {@code TemplateModel} makes it
     * @return refused with 422 {@code template-failed}, which says where and why, or as {@code overloaded} where too many are
     *     rendered at once
     */
    Outcome<SourceTree> render(TemplateSet set, Json.JsonObject model);

    /** Whether every template can be read; refused with 422 {@code invalid-template-set}. */
    Outcome<TemplateSet> check(TemplateSet set);

    /**
     * A set to start from.
     *
     * @param name of the form of a target's
     */
    record Pattern(String name, TemplateSet set) {}

    /** The sets that come with the engine. */
    List<Pattern> patterns();
}
