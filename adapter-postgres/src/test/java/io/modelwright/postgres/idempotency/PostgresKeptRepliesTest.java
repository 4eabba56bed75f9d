package io.modelwright.postgres.idempotency;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.idempotency.ReplyKey;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.idempotency.driven.KeptReplies;
import io.modelwright.postgres.PostgresAtomic;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.testkit.idempotency.KeptRepliesContract;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresKeptRepliesTest implements KeptRepliesContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private TestDatabase database;
    private KeptReplies replies;

    @BeforeEach
    void migrate() {
        database = POSTGRES.freshDatabase();
        Migrations.platform(database);
        replies = new PostgresKeptReplies(database);
    }

    @Override
    public KeptReplies replies() {
        return replies;
    }

    @Override
    public Atomic atomic() {
        return new PostgresAtomic(database);
    }

    @Test
    void keyShouldBeTakenForOthersWhileItIsClaimed() {
        ReplyKey key = ReplyKey.of("somebody", "POST", "/things", "a key");
        atomic().run(() -> {
            assertThat(replies.claim(key, NOW)).isEqualTo(new KeptReplies.Claim.Free());
            assertThat(elsewhere(key)).isEqualTo(new KeptReplies.Claim.Taken());
            return key;
        });
        assertThat(elsewhere(key)).isEqualTo(new KeptReplies.Claim.Free());
    }

    private KeptReplies.Claim elsewhere(ReplyKey key) {
        return CompletableFuture.supplyAsync(() -> atomic().run(() -> replies.claim(key, NOW)))
                .join();
    }
}
