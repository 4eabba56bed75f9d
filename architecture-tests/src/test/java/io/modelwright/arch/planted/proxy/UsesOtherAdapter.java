package io.modelwright.arch.planted.proxy;

import io.modelwright.arch.planted.postgres.Row;

/** Breaks: adapters do not know each other. */
public record UsesOtherAdapter(Row used) {}
