@NullMarked
package io.modelwright.core.records;

import org.jspecify.annotations.NullMarked;
