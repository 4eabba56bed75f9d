/** SQL of PostgreSQL and MySQL, dumps included. Statements and their parts are cut by our lexer, which knows the lines; what a part means JSqlParser says. */
@NullMarked
package io.modelwright.imports.sql;

import org.jspecify.annotations.NullMarked;
