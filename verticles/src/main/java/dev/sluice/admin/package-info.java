/** The door for those who run the gateway: its health, its metrics, and how its pools stand. */
@NullMarked
package dev.sluice.admin;

import org.jspecify.annotations.NullMarked;
