package io.modelwright.arch.planted.core.unmarked;

/** Breaks: its package says nothing of null. */
public record InAPackageWithoutInfo(String used) {}
