/**
 * Renders the templates that people write, in a dialect of Handlebars. Nothing that a template says reaches a Java object, a
 * file or another set, and whatever it says ends within bounds: {@link io.modelwright.codegen.custom.Bounds}.
 */
@NullMarked
package io.modelwright.codegen.custom;

import org.jspecify.annotations.NullMarked;
