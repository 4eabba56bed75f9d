package app.hostile.client.typechecking;

import app.hostile.client.runtime.Input;

/**
 * A new record, or all of one that is replaced. What is not set becomes its default.
 */
public final class TypeCheckingInput extends Input {
}
