package io.modelwright.arch.planted.core.egg;

import io.modelwright.arch.planted.core.chicken.Chicken;

/** Breaks: needs the chicken, which needs it. */
public record Egg(Chicken used) {}
