/** What the logs say of one request. */
@NullMarked
package io.modelwright.bootstrap.request;

import org.jspecify.annotations.NullMarked;
