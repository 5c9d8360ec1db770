package dev.sluice.identity;

import dev.sluice.bus.Bus;
import dev.sluice.caller.Caller;
import dev.sluice.caller.TermsKept;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.Addresses;
import dev.sluice.message.Identities;
import dev.sluice.message.KeyDropped;
import dev.sluice.message.KeyMade;
import dev.sluice.message.KeyWanted;
import dev.sluice.message.Token;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows who asks: tells the ingress which API keys are in force, and whom tokens prove. Blocks its thread while it reads and
 * verifies, so it is a worker's.
 */
public final class IdentityVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityVerticle.class);

    private final Bus bus;
    private final IdentityOptions options;
    private final KnownKeys keys;
    private List<Issuer> issuers = List.of();
    private List<String> logged = List.of();
    private int trust;

    /**
     * Makes the verticle; deploy it once.
     *
     * @param kept which terms of keys this gateway keeps; keys with others are refused
     */
    public IdentityVerticle(Bus bus, IdentityOptions options, TermsKept kept) {
        this.bus = bus;
        this.options = options;
        Optional<KeyStore> store = options.store().map(KeyStore::new);
        KeyFiles files = new KeyFiles(options.files(), store.map(KeyStore::file), InstantSource.system());
        this.keys = new KnownKeys(files, store, new SecureRandom(), kept);
    }

    /** Fails where a file of keys is wrong; not where an issuer cannot be reached. */
    @Override
    public Future<?> start() {
        keys.look();
        if (!keys.problems().isEmpty()) {
            return Future.failedFuture(
                    new ConfigurationException("", keys.problems().get(0)));
        }
        PublishedKeys published = new PublishedKeys(vertx);
        issuers = options.issuers().stream().map(one -> issuer(one, published)).toList();
        bus.answer(Addresses.IDENTIFY, this::identify);
        bus.answer(Addresses.KEYS, question -> Future.succeededFuture(keys.view()));
        bus.answer(Addresses.KEY_WANTED, this::make);
        bus.answer(Addresses.KEY_DROPPED, this::drop);
        vertx.setPeriodic(options.interval().toMillis(), tick -> look());
        return Future.join(issuers.stream().map(Issuer::look).toList()).onSuccess(looked -> tell());
    }

    private Issuer issuer(IssuerOptions one, PublishedKeys published) {
        Issuer issuer = new Issuer(
                one,
                () -> published.fetch(one.jwks()),
                found -> new TokenVerifier(vertx, one, found),
                this::distrust,
                InstantSource.system());
        vertx.setPeriodic(one.refresh().toMillis(), tick -> issuer.look().onFailure(never -> {}));
        return issuer;
    }

    private void distrust() {
        trust++;
        tell();
    }

    private void look() {
        if (keys.look()) {
            log();
            tell();
        }
    }

    private void tell() {
        bus.publish(
                Addresses.IDENTITIES,
                new Identities(keys.inForce(), !issuers.isEmpty(), trust, options.passCredential()));
    }

    private Future<Caller> identify(Token token) {
        UnverifiedToken unverified = UnverifiedToken.of(token.text());
        return issuers.stream()
                .filter(issuer -> issuer.issued(unverified))
                .findFirst()
                .map(issuer -> issuer.identify(unverified))
                .orElseThrow(() -> UnverifiedToken.refusal("Your token is of an issuer that is not trusted here."));
    }

    private Future<KeyMade> make(KeyWanted wanted) {
        KeyMade made = keys.make(wanted);
        LOG.atInfo()
                .addKeyValue("key", made.id())
                .addKeyValue("owner", wanted.terms().owner())
                .log("API key made");
        tell();
        return Future.succeededFuture(made);
    }

    private Future<KeyDropped> drop(KeyDropped dropped) {
        keys.drop(dropped.id());
        LOG.atInfo().addKeyValue("key", dropped.id()).log("API key removed");
        tell();
        return Future.succeededFuture(dropped);
    }

    private void log() {
        if (!keys.problems().equals(logged)) {
            logged = keys.problems();
            logged.forEach(problem -> LOG.atWarn()
                    .addKeyValue("problem", problem)
                    .log("The API keys are not taken, the last good ones stay in force"));
        }
    }
}
