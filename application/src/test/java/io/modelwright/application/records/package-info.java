@NullMarked
package io.modelwright.application.records;

import org.jspecify.annotations.NullMarked;
