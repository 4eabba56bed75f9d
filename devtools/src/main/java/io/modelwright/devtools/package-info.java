/**
 * Runs a program of several Maven modules from its sources and brings each edit into it: method bodies into the running process,
 * everything else by a restart. Needs a JDK, no build tool.
 */
@NullMarked
package io.modelwright.devtools;

import org.jspecify.annotations.NullMarked;
