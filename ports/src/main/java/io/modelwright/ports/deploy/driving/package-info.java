/** What is offered about running applications. Safe for many threads. */
@NullMarked
package io.modelwright.ports.deploy.driving;

import org.jspecify.annotations.NullMarked;
