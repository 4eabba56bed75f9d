/** {@code generate}: applications from files, without a server. Starts as few classes as it can. */
@NullMarked
package io.modelwright.bootstrap.generate;

import org.jspecify.annotations.NullMarked;
