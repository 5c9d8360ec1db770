package dev.sluice.launcher.gateway;

import java.util.List;

/**
 * Every kind of verticle there is, in the order of deployment: who is told before who tells. The ingress is last but one;
 * it is closed first.
 */
final class KnownVerticles {
    private KnownVerticles() {}

    static List<VerticleKind<?>> all() {
        return List.of();
    }
}
