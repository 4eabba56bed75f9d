@NullMarked
package io.modelwright.postgres.monitoring;

import org.jspecify.annotations.NullMarked;
