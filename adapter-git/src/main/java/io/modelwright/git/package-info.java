/** The repositories of apps: bare git repositories in a folder, by JGit. Safe for many threads and nodes on one folder. */
@NullMarked
package io.modelwright.git;

import org.jspecify.annotations.NullMarked;
