/** What records consist of, and who may do what with them. */
@NullMarked
package app.support.model;

import org.jspecify.annotations.NullMarked;
