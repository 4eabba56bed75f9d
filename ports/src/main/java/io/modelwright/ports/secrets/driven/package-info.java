/** What secrets need from outside: the keys around their keys, and where data keys are kept. Safe for many threads. */
@NullMarked
package io.modelwright.ports.secrets.driven;

import org.jspecify.annotations.NullMarked;
