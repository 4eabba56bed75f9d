package io.modelwright.rest.apps;

import java.util.Set;

/** The roles that somebody shall have in an app, by name. */
public record AppRolesJson(Set<String> roles) {}
