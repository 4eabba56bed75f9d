/** What the tests of an application have in common. */
@NullMarked
package app.support.testing;

import org.jspecify.annotations.NullMarked;
