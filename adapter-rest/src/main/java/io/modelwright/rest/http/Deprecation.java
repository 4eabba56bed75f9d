package io.modelwright.rest.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operation is on its way out: answers say so by {@code Deprecation} (RFC 9745) and {@code Sunset} (RFC 8594), and the
 * document marks it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Deprecation {

    /** The day from which on it should not be used, such as {@code 2027-01-31}. */
    String since();

    /** The day from which on it may be gone; empty while that is open. */
    String sunset() default "";

    /** Where people read what to use instead. */
    String link() default "/docs";
}
