/** What running applications needs: an engine for containers, a store of images. Safe for many threads. */
@NullMarked
package io.modelwright.ports.deploy.driven;

import org.jspecify.annotations.NullMarked;
