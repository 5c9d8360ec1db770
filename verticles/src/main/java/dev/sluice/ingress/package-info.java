/** The HTTP front door: reads requests, asks for decisions, pipes the answers. */
@NullMarked
package dev.sluice.ingress;

import org.jspecify.annotations.NullMarked;
