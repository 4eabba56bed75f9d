package io.modelwright.core.apps;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.Json;

/**
 * A design to begin an app with.
 *
 * @param slug unlike that of every other template
 * @param design with ids of its own, for looking at
 * @param document the same without ids: each app gets new ones
 */
public record AppTemplate(String slug, String name, String description, Design design, Json document) {}
