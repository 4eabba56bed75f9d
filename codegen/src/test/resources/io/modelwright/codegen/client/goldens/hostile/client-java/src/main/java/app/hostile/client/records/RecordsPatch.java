package app.hostile.client.records;

import app.hostile.client.runtime.Input;

/**
 * Changes of a record. What is not set stays as it is.
 */
public final class RecordsPatch extends Input {
}
