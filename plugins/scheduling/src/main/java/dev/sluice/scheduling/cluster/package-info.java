/** What plugins hear of their like in the other gateways of a cluster. */
@NullMarked
package dev.sluice.scheduling.cluster;

import org.jspecify.annotations.NullMarked;
