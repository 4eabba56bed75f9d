package io.modelwright.arch.planted.core.chicken;

import io.modelwright.arch.planted.core.egg.Egg;

/** Breaks: needs the egg, which needs it. */
public record Chicken(Egg used) {}
