/**
 * Counters that all gateways of a cluster share. Each lives at one of them, with a copy at another, and is changed there, by the
 * clock of the gateway where it lives. Where the cluster breaks in two, both halves go on counting; when it is whole again, the usage of
 * both is kept.
 */
@NullMarked
package dev.sluice.cluster.counters;

import org.jspecify.annotations.NullMarked;
