package io.modelwright.imports.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose SQL a script is written in. */
enum Dialect {
    POSTGRESQL,
    MYSQL;

    private static final int LOOKED_AT = 400_000;
    private static final int SIGNS_MAX = 200;
    private static final Pattern OF_MYSQL = Pattern.compile(
            "`[A-Za-z_]\\w*`|\\bENGINE\\s*=|\\bAUTO_INCREMENT\\b|-- (MySQL|MariaDB) dump|\\bUNSIGNED\\b|/\\*!\\d",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_POSTGRESQL = Pattern.compile(
            "PostgreSQL database dump|pg_catalog|::\\w|\\$\\$|\\bSERIAL\\b|\\bFROM stdin|\\bTIMESTAMPTZ\\b|\\bBYTEA\\b"
                    + "|\\bcharacter varying\\b|\\bAS IDENTITY\\b|\\bALTER TABLE ONLY\\b|\\bJSONB\\b",
            Pattern.CASE_INSENSITIVE);

    /** Guesses from the words that only one of the two has; PostgreSQL where there are none. */
    static Dialect of(String script) {
        String head = script.length() > LOOKED_AT ? script.substring(0, LOOKED_AT) : script;
        return signs(OF_MYSQL, head) > signs(OF_POSTGRESQL, head) ? MYSQL : POSTGRESQL;
    }

    private static int signs(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int count = 0;
        while (count < SIGNS_MAX && matcher.find()) {
            count++;
        }
        return count;
    }
}
