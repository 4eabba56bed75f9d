package io.modelwright.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.AccessTokens.Claims;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JwtAccessTokensTest {

    private static final String ISSUER = "https://studio.example.org";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyPair PAIR = SigningKeys.newPair(RANDOM);
    private static final SigningKeys KEYS = SigningKeys.of(List.of(PAIR));
    private static final Claims CLAIMS =
            new Claims(new AccountId(new UUID(1, 2)), new SessionId(new UUID(3, 4)), NOW, NOW.plusSeconds(900));

    private final JwtAccessTokens tokens = new JwtAccessTokens(SigningKeySource.of(KEYS), ISSUER, () -> new UUID(5, 6));

    /** A token that differs from ours only in what the change does. */
    private static String forged(Map<String, Object> header, UnaryOperator<JWTCreator.Builder> change, KeyPair pair) {
        Map<String, Object> fields = new HashMap<>(Map.of("typ", "at+jwt", "kid", KEYS.currentId()));
        fields.putAll(header);
        JWTCreator.Builder builder = JWT.create()
                .withHeader(fields)
                .withIssuer(ISSUER)
                .withAudience("modelwright")
                .withSubject(CLAIMS.account().toString())
                .withClaim("sid", CLAIMS.session().toString())
                .withJWTId("1")
                .withIssuedAt(NOW)
                .withNotBefore(NOW)
                .withExpiresAt(NOW.plusSeconds(900));
        return change.apply(builder)
                .sign(Algorithm.ECDSA256((ECPublicKey) pair.getPublic(), (ECPrivateKey) pair.getPrivate()));
    }

    private static String forged(UnaryOperator<JWTCreator.Builder> change) {
        return forged(Map.of(), change, PAIR);
    }

    private void assertRefused(String token) {
        assertThat(tokens.verify(token, NOW)).as(token).isEmpty();
    }

    @Test
    void verifyShouldGiveBackWhatWasIssued() {
        assertThat(tokens.verify(tokens.issue(CLAIMS), NOW)).contains(CLAIMS);
        assertThat(tokens.verify(forged(builder -> builder), NOW))
                .as("the forgeries differ in one point each")
                .contains(CLAIMS);
    }

    @Test
    void verifyShouldRefuseTokensBeforeAndAfterTheirTime() {
        String token = tokens.issue(CLAIMS);

        assertThat(tokens.verify(token, NOW.minusSeconds(1))).isEmpty();
        assertThat(tokens.verify(token, NOW.plusSeconds(900))).isEmpty();
        assertThat(tokens.verify(token, NOW.plusSeconds(899))).isPresent();
    }

    @Test
    void verifyShouldRefuseTheAlgorithmNone() {
        String header = base64("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"" + KEYS.currentId() + "\"}");
        String payload = tokens.issue(CLAIMS).split("\\.")[1];

        assertRefused(header + "." + payload + ".");
        assertRefused(header + "." + payload + "." + tokens.issue(CLAIMS).split("\\.")[2]);
    }

    @Test
    void verifyShouldRefuseOtherAlgorithms() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        JWTCreator.Builder builder = JWT.create()
                .withHeader(Map.of("typ", "at+jwt", "kid", KEYS.currentId()))
                .withIssuer(ISSUER)
                .withExpiresAt(NOW.plusSeconds(900));

        assertRefused(builder.sign(Algorithm.HMAC256(PAIR.getPublic().getEncoded())));
        assertRefused(builder.sign(Algorithm.RSA256((RSAPublicKey) rsa.getPublic(), (RSAPrivateKey) rsa.getPrivate())));
    }

    @Test
    void verifyShouldRefuseAnotherKeyUnderOurId() {
        assertRefused(forged(Map.of(), builder -> builder, SigningKeys.newPair(RANDOM)));
    }

    @Test
    void verifyShouldOnlyLookKeyIdsUp() {
        for (String id : List.of("", "../../etc/passwd", "' OR 1=1 --", "http://evil.example/key", "x".repeat(900))) {
            assertRefused(forged(Map.of("kid", id), builder -> builder, PAIR));
        }
    }

    @Test
    void verifyShouldRefuseHeadersThatBringKeysOrDemands() {
        assertRefused(forged(Map.of("crit", List.of("exp")), builder -> builder, PAIR));
        assertRefused(forged(Map.of("jku", "https://evil.example/jwks"), builder -> builder, PAIR));
        assertRefused(forged(Map.of("x5u", "https://evil.example/cert"), builder -> builder, PAIR));
        assertRefused(forged(Map.of("jwk", Map.of("kty", "EC")), builder -> builder, PAIR));
    }

    /** Signed by us, and yet none that we make: two readers would read it differently. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'alg':'ES256','typ':'at+jwt','kid':'K'}|{'exp':1,P}",
                "{'alg':'ES256','typ':'at+jwt','kid':'K'}|{P,'sub':'00000000-0000-0009-0000-000000000009'}",
                "{'alg':'ES256','typ':'at+jwt','kid':'K','kid':'K'}|{P}",
                "{'alg':'none','alg':'ES256','typ':'at+jwt','kid':'K'}|{P}",
                "{'alg':'ES256','typ':'at+jwt','kid':'K'}|{P}{}",
                "{'alg':'ES256','typ':'at+jwt','kid':'K'}|[{P}]",
                "{'alg':'ES256','typ':'at+jwt','kid':'K','x5c':[]}|{P}",
                "{'alg':'ES256','typ':'at+jwt','kid':'K','zip':'DEF'}|{P}",
                "{'alg':'ES256','typ':'at+jwt','kid':['K']}|{P}"
            })
    void verifyShouldRefuseTokensOfTwoMeanings(String header, String payload) throws Exception {
        String claims = "'iss':'" + ISSUER + "','aud':'modelwright','sub':'" + CLAIMS.account() + "','sid':'"
                + CLAIMS.session() + "','jti':'1','iat':" + NOW.getEpochSecond() + ",'nbf':" + NOW.getEpochSecond()
                + ",'exp':" + (NOW.getEpochSecond() + 900);

        assertThat(tokens.verify(signed("{'alg':'ES256','typ':'at+jwt','kid':'K'}", "{" + claims + "}"), NOW))
                .as("the forgeries differ in one point each")
                .contains(CLAIMS);
        assertRefused(signed(header, payload.replace("P", claims)));
    }

    private static String signed(String header, String payload) throws Exception {
        String content = base64(header.replace('\'', '"').replace("\"K\"", "\"" + KEYS.currentId() + "\"")) + "."
                + base64(payload.replace('\'', '"'));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(PAIR.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    @Test
    void verifyShouldRefuseTokensForAnotherUse() {
        assertRefused(forged(Map.of("typ", "JWT"), builder -> builder, PAIR));
        assertRefused(forged(Map.of("typ", "rt+jwt"), builder -> builder, PAIR));
        assertRefused(forged(builder -> builder.withIssuer("https://other.example.org")));
        assertRefused(forged(builder -> builder.withAudience("another")));
    }

    @Test
    void verifyShouldRefuseMissingAndSenselessClaims() {
        for (String claim : List.of("exp", "nbf", "iat", "jti", "sub", "sid", "iss", "aud")) {
            assertRefused(forged(builder -> builder.withNullClaim(claim)));
        }
        assertRefused(forged(builder -> builder.withSubject("root")));
        assertRefused(forged(builder -> builder.withClaim("sid", 5)));
    }

    @Test
    void verifyShouldRefuseWhatIsNoToken() {
        String token = tokens.issue(CLAIMS);
        assertRefused("");
        assertRefused("a.b.c");
        assertRefused("..");
        assertRefused(token.substring(0, token.length() - 4));
        assertRefused(token + "x".repeat(2_000));
    }

    @Test
    void verifyShouldAcceptTheKeyBeforeUntilItIsDropped() {
        KeyPair fresh = SigningKeys.newPair(RANDOM);
        String old = tokens.issue(CLAIMS);
        JwtAccessTokens rotated = new JwtAccessTokens(
                SigningKeySource.of(SigningKeys.of(List.of(fresh, PAIR))), ISSUER, UUID::randomUUID);
        JwtAccessTokens dropped =
                new JwtAccessTokens(SigningKeySource.of(SigningKeys.of(List.of(fresh))), ISSUER, UUID::randomUUID);

        assertThat(rotated.verify(old, NOW)).contains(CLAIMS);
        assertThat(dropped.verify(rotated.issue(CLAIMS), NOW)).contains(CLAIMS);
        assertThat(dropped.verify(old, NOW)).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
