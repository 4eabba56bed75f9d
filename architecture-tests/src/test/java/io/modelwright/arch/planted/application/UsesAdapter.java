package io.modelwright.arch.planted.application;

import io.modelwright.arch.planted.postgres.Row;

/** Breaks: a use case knows no adapter. */
public record UsesAdapter(Row used) {}
