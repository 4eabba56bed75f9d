/** The HTTP interface of the whole platform, as its clients meet it. One platform for all tests, on real servers. */
@NullMarked
package io.modelwright.bootstrap.api;

import org.jspecify.annotations.NullMarked;
