/** What is left when processes die: the server as its own process, driven over HTTP, killed, and started again. */
@NullMarked
package io.modelwright.bootstrap.crash;

import org.jspecify.annotations.NullMarked;
