/** Tests of the configuration file. */
@NullMarked
package io.modelwright.bootstrap.config;

import org.jspecify.annotations.NullMarked;
