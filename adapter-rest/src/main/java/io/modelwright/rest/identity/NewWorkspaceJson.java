package io.modelwright.rest.identity;

/** What a new workspace is made of. */
public record NewWorkspaceJson(String name) {}
