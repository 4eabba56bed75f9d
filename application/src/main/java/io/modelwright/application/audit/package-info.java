/** Writing and reading the audit trail. */
@NullMarked
package io.modelwright.application.audit;

import org.jspecify.annotations.NullMarked;
