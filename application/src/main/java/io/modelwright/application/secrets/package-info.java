/** Secrets at rest: sealed for their place with the app's data key, which the installation's key-encryption key wraps. */
@NullMarked
package io.modelwright.application.secrets;

import org.jspecify.annotations.NullMarked;
