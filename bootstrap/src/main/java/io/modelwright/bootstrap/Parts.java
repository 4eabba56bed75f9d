package io.modelwright.bootstrap;

import com.codahale.metrics.MetricRegistry;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.core.shared.IdSource;
import io.modelwright.postgres.Databases;
import io.modelwright.redis.Redis;
import java.security.SecureRandom;
import java.time.InstantSource;

/** What the wiring builds on: connections (not necessarily open yet), time, ids, randomness. */
record Parts(
        Settings settings,
        Databases databases,
        Redis redis,
        MetricRegistry metrics,
        IdSource ids,
        InstantSource clock,
        SecureRandom random) {}
