/** Documents watched at the API server, and what the gateway writes there. */
@NullMarked
package dev.sluice.resources.kubernetes;

import org.jspecify.annotations.NullMarked;
