package dev.sluice.message;

import dev.sluice.routing.RouteTable;

/** Tells which routes are in force from now on. */
public record Routes(RouteTable table) {}
