/**
 * What tests share: a contract for each driven port, the in-memory reference implementation that passes it, and the
 * JUnit extension that gives PostgreSQL and Redis. For tests only; nothing that runs in production may use it.
 */
@NullMarked
package io.modelwright.testkit;

import org.jspecify.annotations.NullMarked;
