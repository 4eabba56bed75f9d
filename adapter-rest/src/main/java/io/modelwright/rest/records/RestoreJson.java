package io.modelwright.rest.records;

/** Which version a record shall be again. */
public record RestoreJson(long version) {}
