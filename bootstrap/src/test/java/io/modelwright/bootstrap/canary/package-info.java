/** Whether anything secret is to be found where it must not be. */
@NullMarked
package io.modelwright.bootstrap.canary;

import org.jspecify.annotations.NullMarked;
