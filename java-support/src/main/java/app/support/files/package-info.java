/** Uploads and downloads of the files that records hold. */
@NullMarked
package app.support.files;

import org.jspecify.annotations.NullMarked;
