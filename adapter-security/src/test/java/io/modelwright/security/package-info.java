/** Passwords, tokens and secret files. */
@NullMarked
package io.modelwright.security;

import org.jspecify.annotations.NullMarked;
