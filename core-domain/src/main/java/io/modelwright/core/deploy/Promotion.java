package io.modelwright.core.deploy;

/**
 * Where a release has its image from that was not made for it.
 *
 * @param environment where that image served
 * @param release its number there
 */
public record Promotion(EnvironmentName environment, int release) {}
