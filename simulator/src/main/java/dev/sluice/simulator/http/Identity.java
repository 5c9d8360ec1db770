package dev.sluice.simulator.http;

import dev.sluice.simulator.settings.Role;
import java.util.List;

/**
 * Who a simulated server is.
 *
 * @param host address it listens on
 * @param port port it listens on, 0 for a free one
 * @param name what it calls itself; empty to be named after its port
 * @param models names of its model
 * @param adapters names of its LoRA adapters at the start
 * @param role which legs it serves
 */
public record Identity(String host, int port, String name, List<String> models, List<String> adapters, Role role) {}
