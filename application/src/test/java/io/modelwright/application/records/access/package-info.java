@NullMarked
package io.modelwright.application.records.access;

import org.jspecify.annotations.NullMarked;
