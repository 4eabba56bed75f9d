package client.runtime;

/** A place in degrees. */
public record GeoPoint(double lat, double lon) {}
