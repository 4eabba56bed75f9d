package io.modelwright.core.records;

/** The value of a geoPoint field, in degrees of WGS 84: latitude from -90 to 90, longitude from -180 to 180. */
public record GeoPointValue(double latitude, double longitude) {}
