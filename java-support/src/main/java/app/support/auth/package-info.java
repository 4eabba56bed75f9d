/** Accounts, signing in, access tokens. */
@NullMarked
package app.support.auth;

import org.jspecify.annotations.NullMarked;
