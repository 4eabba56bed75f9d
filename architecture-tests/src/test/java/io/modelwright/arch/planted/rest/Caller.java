package io.modelwright.arch.planted.rest;

/** Who sends a request. */
public record Caller(String name) {}
