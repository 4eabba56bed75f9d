/**
 * What is known of deployments while they run: measurements, health, alerts, use. Pure and immutable.
 */
@NullMarked
package io.modelwright.core.monitoring;

import org.jspecify.annotations.NullMarked;
