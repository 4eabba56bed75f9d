package io.modelwright.arch.planted.bootstrap;

import io.modelwright.arch.planted.testkit.Fake;

/** Breaks: nothing that runs uses fakes. */
public record UsesTestkit(Fake used) {}
