/**
 * Real PostgreSQL and Redis for tests, one of each per test run, started when first asked for. Safe for use by several
 * threads.
 */
@NullMarked
package io.modelwright.testkit.servers;

import org.jspecify.annotations.NullMarked;
