@NullMarked
package io.modelwright.testkit.deploy;

import org.jspecify.annotations.NullMarked;
