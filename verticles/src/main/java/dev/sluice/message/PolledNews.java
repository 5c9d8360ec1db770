package dev.sluice.message;

import java.util.List;

/** What the endpoints of a pool said to one gateway, the earliest first. */
public record PolledNews(String pool, List<EndpointNews> endpoints) {
    public PolledNews {
        endpoints = List.copyOf(endpoints);
    }
}
