/** What the audit log promises, and its reference in memory. */
@NullMarked
package io.modelwright.testkit.audit;

import org.jspecify.annotations.NullMarked;
