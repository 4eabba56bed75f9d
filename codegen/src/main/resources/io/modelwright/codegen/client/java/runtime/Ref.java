package client.runtime;

import java.util.Optional;
import java.util.UUID;

/** The record at the other end of a relation: always its id, and the record where that was expanded. */
public record Ref<R>(UUID id, Optional<R> record) {}
