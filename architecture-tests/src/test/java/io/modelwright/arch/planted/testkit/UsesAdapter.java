package io.modelwright.arch.planted.testkit;

import io.modelwright.arch.planted.postgres.Row;

/** Breaks: the testkit knows no adapter. */
public record UsesAdapter(Row used) {}
