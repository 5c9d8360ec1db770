/** What gateways of a cluster send each other: records with a schema, to which later versions may only add fields. */
@NullMarked
package dev.sluice.cluster.wire;

import org.jspecify.annotations.NullMarked;
