package io.modelwright.arch.planted.core;

import dev.cel.common.CelOptions;

/** Breaks: CEL stays inside the expression package. */
public record UsesCelOutsideExpression(CelOptions used) {}
