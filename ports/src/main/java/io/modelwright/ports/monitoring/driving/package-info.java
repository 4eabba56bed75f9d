/** What people see of deployments while they run. */
@NullMarked
package io.modelwright.ports.monitoring.driving;

import org.jspecify.annotations.NullMarked;
