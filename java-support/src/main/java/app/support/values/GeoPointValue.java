package app.support.values;

import org.jspecify.annotations.Nullable;

/** The value of a geoPoint field, in degrees of WGS 84: latitude from -90 to 90, longitude from -180 to 180. */
public record GeoPointValue(double latitude, double longitude) {

    public static @Nullable Double latitudeOf(@Nullable GeoPointValue point) {
        return point == null ? null : (Double) point.latitude;
    }

    public static @Nullable Double longitudeOf(@Nullable GeoPointValue point) {
        return point == null ? null : (Double) point.longitude;
    }
}
