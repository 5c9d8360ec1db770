/** The kinds of Kubernetes itself. */
@NullMarked
package dev.sluice.resources.kind.core;

import org.jspecify.annotations.NullMarked;
