@NullMarked
package io.modelwright.postgres.deploy;

import org.jspecify.annotations.NullMarked;
