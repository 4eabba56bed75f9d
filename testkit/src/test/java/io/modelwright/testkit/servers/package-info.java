/** Tests of what tests stand on. */
@NullMarked
package io.modelwright.testkit.servers;

import org.jspecify.annotations.NullMarked;
