package io.modelwright.arch.planted.rest;

import io.modelwright.arch.planted.postgres.Row;

/** Breaks: an adapter knows no other adapter. */
public record UsesOtherAdapter(Row used) {}
