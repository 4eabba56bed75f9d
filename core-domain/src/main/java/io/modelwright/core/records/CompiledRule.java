package io.modelwright.core.records;

import io.modelwright.core.expression.Expr;
import io.modelwright.core.modeling.Rule;

/**
 * A rule, ready to be evaluated.
 *
 * @param readsRelated whether it reads beyond the record itself, so that only the store can decide it
 */
public record CompiledRule(Rule rule, Expr condition, boolean readsRelated) {}
