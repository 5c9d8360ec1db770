/** What several gateways of one cluster cost, and how fast they get over the loss of one. */
@NullMarked
package dev.sluice.bench.cluster;

import org.jspecify.annotations.NullMarked;
