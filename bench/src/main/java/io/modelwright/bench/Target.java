package io.modelwright.bench;

/** A running server under load. */
record Target(ChildProcess process, int port) {}
