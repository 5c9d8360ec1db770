/** A scorer to copy. */
package dev.sluice.example;
