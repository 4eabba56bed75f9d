package io.modelwright.core.records;

import io.modelwright.core.shared.AppId;

/**
 * What a node believes about an app while it works with its records; every record statement checks it against the database.
 *
 * @param version the live version
 * @param rightsEpoch grows whenever somebody's rights in the app change
 */
public record Fence(AppId app, int version, long rightsEpoch) {}
