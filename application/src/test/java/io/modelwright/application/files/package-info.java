@NullMarked
package io.modelwright.application.files;

import org.jspecify.annotations.NullMarked;
