package io.modelwright.arch.planted.core.expression;

import com.google.re2j.Pattern;
import dev.cel.common.CelOptions;

/** Allowed: the one place for CEL and RE2J. */
public record UsesCel(CelOptions options, Pattern pattern) {}
