/** Lists in pages. */
@NullMarked
package io.modelwright.application.paging;

import org.jspecify.annotations.NullMarked;
