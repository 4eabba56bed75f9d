/** Builds and deployments of apps. */
@NullMarked
package io.modelwright.application.deploy;

import org.jspecify.annotations.NullMarked;
