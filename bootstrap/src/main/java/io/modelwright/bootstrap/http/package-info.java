/** The HTTP server: Dropwizard's, built directly. Started and stopped by one thread. */
@NullMarked
package io.modelwright.bootstrap.http;

import org.jspecify.annotations.NullMarked;
