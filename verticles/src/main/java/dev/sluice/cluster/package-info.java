/** Several gateways as one: who is there, and what they tell each other. Nothing else knows Hazelcast. */
@NullMarked
package dev.sluice.cluster;

import org.jspecify.annotations.NullMarked;
