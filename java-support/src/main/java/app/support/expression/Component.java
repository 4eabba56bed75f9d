package app.support.expression;

/** Which part of a field a path reads. */
public enum Component {
    /** The value of a field of one column. */
    WHOLE,
    /** {@code price.amount}, a decimal; also read by {@code price == null}. */
    AMOUNT,
    /** {@code price.currency}, text. */
    CURRENCY,
    /** {@code place.lat}, a float; also read by {@code place == null}. */
    LATITUDE,
    /** {@code place.lon}, a float. */
    LONGITUDE
}
