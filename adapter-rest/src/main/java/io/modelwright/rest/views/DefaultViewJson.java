package io.modelwright.rest.views;

/** For whom a view is the one to begin with. */
public record DefaultViewJson(String audience) {}
