package dev.sluice.resources.kind.gateway;

/**
 * The spec of a GatewayClass.
 *
 * @param controllerName who is to serve its Gateways
 */
public record GatewayClassSpec(String controllerName) {}
