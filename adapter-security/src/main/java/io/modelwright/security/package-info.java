/** Cryptography behind the identity ports: passwords, access tokens, and the files that keep their secrets. Immutable, thread-safe. */
@NullMarked
package io.modelwright.security;

import org.jspecify.annotations.NullMarked;
