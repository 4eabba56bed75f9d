package io.modelwright.arch.planted.rest;

/** A type of one adapter. */
public record Resource(String name) {}
