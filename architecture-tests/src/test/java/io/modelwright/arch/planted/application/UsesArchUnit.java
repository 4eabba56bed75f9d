package io.modelwright.arch.planted.application;

import com.tngtech.archunit.core.domain.JavaClass;

/** Breaks: a use case takes no other library. */
public record UsesArchUnit(JavaClass used) {}
