/**
 * The contract of the records API over HTTP, for whoever serves it: the platform and the applications that it generates. {@link
 * io.modelwright.testkit.contract.RecordsApiContract} is the whole of it; it knows a server by {@link
 * io.modelwright.testkit.contract.RecordsServer} alone.
 */
@NullMarked
package io.modelwright.testkit.contract;

import org.jspecify.annotations.NullMarked;
