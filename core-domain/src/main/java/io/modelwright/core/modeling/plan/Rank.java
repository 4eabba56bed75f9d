package io.modelwright.core.modeling.plan;

/** The order of the statements of a switch. Up to RENAME_TABLES tables have the names of before, later those of after. */
enum Rank {
    SCHEMA,
    GUARD,
    DROP_KEYS,
    RELAX,
    ADD_PREPARED,
    REWRITE,
    DROP_CONSUMED,
    RETIRE_COLUMNS,
    RENAME_COLUMNS,
    RENAME_TABLES,
    CREATE_TABLES,
    ADD_COLUMNS,
    RETYPE,
    LINKS,
    DROP,
    REQUIRE,
    PROVED,
    KEYS,
    FOREIGN_KEYS
}
