package dev.sluice.message;

/**
 * A gateway of the cluster.
 *
 * @param id its own for as long as its process lives
 * @param name what people call it: host and port, or a pod's name
 * @param version of the gateway
 * @param configuration a hash of what it is configured with
 * @param plugins a hash of the plugin types it has
 */
public record Member(String id, String name, String version, String configuration, String plugins) {}
