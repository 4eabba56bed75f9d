package app.hostile.client.runtime_;

import app.hostile.client.runtime.Input;

/**
 * A new record, or all of one that is replaced. What is not set becomes its default.
 */
public final class RuntimeInput extends Input {
}
