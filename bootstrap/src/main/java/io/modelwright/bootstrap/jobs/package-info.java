/** Background work as this process does it: its queue, its worker, its figures. Safe for many threads. */
@NullMarked
package io.modelwright.bootstrap.jobs;

import org.jspecify.annotations.NullMarked;
