package dev.sluice.identity;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One who issues tokens, signed by the JDK, and publishes the keys over HTTP. */
final class TestIssuer {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile JsonObject published = new JsonObject().put("keys", new JsonArray());
    volatile int status = 200;
    private final HttpServer server;

    TestIssuer(Vertx vertx) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(http -> {
                    asked.add(http.path());
                    http.response().setStatusCode(status).end(published.toBuffer());
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    URI jwks() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/jwks");
    }

    String issuer() {
        return "https://issuer.example.com";
    }

    void publish(Key... keys) {
        JsonArray all = new JsonArray();
        for (Key key : keys) {
            all.add(key.published());
        }
        published = new JsonObject().put("keys", all);
    }

    /** Claims that are right for some minutes. */
    JsonObject claims() {
        return new JsonObject()
                .put("iss", issuer())
                .put("aud", "sluice")
                .put("sub", "bob")
                .put("exp", Instant.now().plusSeconds(600).getEpochSecond());
    }

    /** A pair of keys. */
    record Key(String id, String algorithm, KeyPair pair) {
        static Key rsa(String id) {
            return generated(id, "RS256", "RSA");
        }

        static Key ec(String id) {
            return generated(id, "ES256", "EC");
        }

        private static Key generated(String id, String algorithm, String kind) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
                if (kind.equals("EC")) {
                    generator.initialize(new ECGenParameterSpec("secp256r1"));
                } else {
                    generator.initialize(2048);
                }
                return new Key(id, algorithm, generator.generateKeyPair());
            } catch (GeneralSecurityException impossible) {
                throw new AssertionError(impossible);
            }
        }

        JsonObject published() {
            JsonObject key = new JsonObject().put("kid", id).put("use", "sig").put("alg", algorithm);
            if (pair.getPublic() instanceof RSAPublicKey rsa) {
                return key.put("kty", "RSA")
                        .put("n", number(rsa.getModulus()))
                        .put("e", number(rsa.getPublicExponent()));
            }
            ECPublicKey ec = (ECPublicKey) pair.getPublic();
            return key.put("kty", "EC")
                    .put("crv", "P-256")
                    .put("x", number(ec.getW().getAffineX()))
                    .put("y", number(ec.getW().getAffineY()));
        }

        String sign(JsonObject claims) {
            return sign(new JsonObject().put("typ", "JWT").put("alg", algorithm).put("kid", id), claims);
        }

        String sign(JsonObject header, JsonObject claims) {
            String signed = encoded(header) + "." + encoded(claims);
            try {
                Signature signature = Signature.getInstance(
                        algorithm.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
                signature.initSign(pair.getPrivate());
                signature.update(signed.getBytes(StandardCharsets.US_ASCII));
                return signed + "." + BASE64.encodeToString(signature.sign());
            } catch (GeneralSecurityException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    static String encoded(JsonObject json) {
        return BASE64.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int length = Math.max(32, bytes.length - (bytes[0] == 0 ? 1 : 0));
        byte[] unsigned = new byte[length];
        int from = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, from, unsigned, length - (bytes.length - from), bytes.length - from);
        return BASE64.encodeToString(unsigned);
    }
}
