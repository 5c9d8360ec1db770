/** Documents from an API server, and what the gateway has to say of them, written back. */
@NullMarked
package dev.sluice.resources.kubernetes;

import org.jspecify.annotations.NullMarked;
