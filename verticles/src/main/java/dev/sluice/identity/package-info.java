/** Knows who asks: owns the API keys and what issuers of tokens sign with, and tells the ingress of them. */
@NullMarked
package dev.sluice.identity;

import org.jspecify.annotations.NullMarked;
