/** The one place that configures FreeMarker, for the templates that come with the platform and no others. */
@NullMarked
package io.modelwright.codegen.template;

import org.jspecify.annotations.NullMarked;
