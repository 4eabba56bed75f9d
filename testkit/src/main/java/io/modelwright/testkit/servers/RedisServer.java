package io.modelwright.testkit.servers;

/** Where the Redis of a test run is; an empty password stands for none. */
record RedisServer(String host, int port, String password, Runnable stop) {}
