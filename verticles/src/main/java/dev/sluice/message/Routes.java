package dev.sluice.message;

import dev.sluice.caller.Authentication;
import dev.sluice.routing.RouteTable;

/**
 * Tells which routes are in force from now on.
 *
 * @param host the address at which the table's ports are listened on
 * @param authentication whether clients have to say there who they are
 */
public record Routes(String host, Authentication authentication, RouteTable table) {}
