/** Generated applications over HTTP: generations, their files, and the repositories of apps. Stateless; thread-safe. */
@NullMarked
package io.modelwright.rest.codegen;

import org.jspecify.annotations.NullMarked;
