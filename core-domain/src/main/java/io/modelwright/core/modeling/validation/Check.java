package io.modelwright.core.modeling.validation;

/** Looks for one kind of fault in a whole design. Stateless. */
@FunctionalInterface
interface Check {

    /** Adds a finding for every fault of its kind; never throws, however broken the model is. */
    void check(Model model, Findings findings);
}
