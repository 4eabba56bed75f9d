/** LISTEN and NOTIFY as a doorbell that threads of this process wait at. Safe for many threads. */
@NullMarked
package io.modelwright.postgres.notify;

import org.jspecify.annotations.NullMarked;
