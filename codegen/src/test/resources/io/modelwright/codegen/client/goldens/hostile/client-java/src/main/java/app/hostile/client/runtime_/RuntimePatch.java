package app.hostile.client.runtime_;

import app.hostile.client.runtime.Input;

/**
 * Changes of a record. What is not set stays as it is.
 */
public final class RuntimePatch extends Input {
}
