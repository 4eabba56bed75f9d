package io.modelwright.arch.planted.stranger;

/** Breaks: its module is not known. */
public record BelongsNowhere(String used) {}
