package dev.sluice.message;

import dev.sluice.routing.RouteTable;

/**
 * Tells which routes are in force from now on.
 *
 * @param host the address at which the table's ports are listened on
 */
public record Routes(String host, RouteTable table) {}
