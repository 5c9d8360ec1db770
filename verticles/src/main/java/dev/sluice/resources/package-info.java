/** The documents in force: read from files or Kubernetes, compiled into routes and pools. */
@NullMarked
package dev.sluice.resources;

import org.jspecify.annotations.NullMarked;
