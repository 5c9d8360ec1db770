package dev.sluice.routing;

import dev.sluice.config.Secret;

/**
 * What a listener proves itself with.
 *
 * @param certificate the chain, PEM
 * @param key the private key, PEM
 */
public record ServerTls(String certificate, Secret key) {}
