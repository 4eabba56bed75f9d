/** Schemas of Prisma. */
@NullMarked
package io.modelwright.imports.prisma;

import org.jspecify.annotations.NullMarked;
