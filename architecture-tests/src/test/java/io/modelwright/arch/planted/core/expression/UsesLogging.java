package io.modelwright.arch.planted.core.expression;

import org.slf4j.Logger;

/** Breaks: the expression package has two libraries more, no third. */
public record UsesLogging(Logger used) {}
