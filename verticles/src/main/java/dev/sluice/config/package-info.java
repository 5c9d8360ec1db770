/** Configuration as records: JSON in, checked values or one actionable sentence out. */
@NullMarked
package dev.sluice.config;

import org.jspecify.annotations.NullMarked;
