package io.modelwright.testkit.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.secrets.AesGcm;
import io.modelwright.core.secrets.SealedSecret;
import io.modelwright.core.secrets.SecretPlace;
import io.modelwright.core.shared.AppId;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class SealedSecretTest {

    private static final int TRIES = 200;
    private static final UUID DATA_KEY = new UUID(11, 12);

    private final Random random = new Random(7);

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Provide
    Arbitrary<SecretPlace> places() {
        Arbitrary<UUID> ids =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        return Combinators.combine(ids, ids, ids, ids)
                .as((app, entity, record, field) ->
                        new SecretPlace(new AppId(app), new ElementId(entity), record, new ElementId(field)));
    }

    @Property(tries = TRIES)
    void whatIsSealedShouldOpenAtItsPlace(
            @ForAll("places") SecretPlace place, @ForAll @StringLength(max = 200) String secret) {
        String valid = new String(secret.getBytes(UTF_8), UTF_8);
        byte[] key = bytes(AesGcm.KEY_BYTES);
        String text = SealedSecret.seal(DATA_KEY, key, bytes(AesGcm.NONCE_BYTES), place, valid)
                .text();

        assertThat(SealedSecret.isOfThisFormat(text)).isTrue();
        assertThat(SealedSecret.parse(text).orElseThrow().dataKey()).isEqualTo(DATA_KEY);
        assertThat(SealedSecret.parse(text).flatMap(kept -> kept.open(key, place)))
                .contains(valid);
        assertThat(SealedSecret.parse(text).flatMap(kept -> kept.open(bytes(AesGcm.KEY_BYTES), place)))
                .isEmpty();
    }

    @Property(tries = TRIES)
    void whatIsSealedShouldOpenNowhereElse(@ForAll("places") SecretPlace place, @ForAll("places") SecretPlace other) {
        byte[] key = bytes(AesGcm.KEY_BYTES);
        SealedSecret kept = SealedSecret.seal(DATA_KEY, key, bytes(AesGcm.NONCE_BYTES), place, "secret");
        List<SecretPlace> elsewhere = List.of(
                new SecretPlace(other.app(), place.entity(), place.record(), place.field()),
                new SecretPlace(place.app(), other.entity(), place.record(), place.field()),
                new SecretPlace(place.app(), place.entity(), other.record(), place.field()),
                new SecretPlace(place.app(), place.entity(), place.record(), other.field()),
                new SecretPlace(
                        new AppId(place.record()), place.entity(), place.app().value(), place.field()));

        for (SecretPlace there : elsewhere) {
            assertThat(kept.open(key, there).isPresent()).isEqualTo(there.equals(place));
        }
    }

    @Property(tries = TRIES)
    void oneAlteredCharacterShouldBeNoticedWhereverItStands(
            @ForAll("places") SecretPlace place, @ForAll Random chance) {
        byte[] key = bytes(AesGcm.KEY_BYTES);
        String text = SealedSecret.seal(DATA_KEY, key, bytes(AesGcm.NONCE_BYTES), place, "a secret of some length")
                .text();
        for (int index = 0; index < text.length(); index++) {
            char other = "ABCxyz019-_.=+ ".charAt(chance.nextInt(15));
            String altered = text.substring(0, index) + other + text.substring(index + 1);
            if (!altered.equals(text)) {
                assertThat(SealedSecret.parse(altered).flatMap(kept -> kept.open(key, place)))
                        .as(altered)
                        .isEmpty();
            }
            assertThat(SealedSecret.parse(text.substring(0, index)).flatMap(kept -> kept.open(key, place)))
                    .isEmpty();
        }
    }

    @Test
    void eachByteShouldBeAuthentic() {
        byte[] key = bytes(AesGcm.KEY_BYTES);
        byte[] place = {1, 2, 3};
        byte[] message = AesGcm.seal(key, bytes(AesGcm.NONCE_BYTES), place, new byte[] {9, 9, 9, 9});
        for (int index = 0; index < message.length; index++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] altered = message.clone();
                altered[index] ^= (byte) (1 << bit);
                assertThat(AesGcm.open(key, place, altered)).isEmpty();
            }
        }
        assertThat(AesGcm.open(key, place, message)).isPresent();
    }

    @Test
    void anotherSpellingOfTheSameBytesShouldNotCount() {
        String text = SealedSecret.seal(
                        DATA_KEY,
                        bytes(AesGcm.KEY_BYTES),
                        bytes(AesGcm.NONCE_BYTES),
                        new SecretPlace(
                                new AppId(DATA_KEY), new ElementId(DATA_KEY), DATA_KEY, new ElementId(DATA_KEY)),
                        "x")
                .text();

        assertThat(SealedSecret.parse(text)).isPresent();
        assertThat(SealedSecret.parse(text + "=")).isEmpty();
        assertThat(SealedSecret.parse(text + "\n")).isEmpty();
        assertThat(SealedSecret.parse(text.replace("mws1", "mws2"))).isEmpty();
        assertThat(SealedSecret.parse(Base64.getEncoder().encodeToString(bytes(40))))
                .isEmpty();
        assertThat(SealedSecret.parse("")).isEmpty();
        assertThat(SealedSecret.parse("mws1..")).isEmpty();
    }
}
