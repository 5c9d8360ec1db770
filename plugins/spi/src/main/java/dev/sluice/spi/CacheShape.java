package dev.sluice.spi;

/**
 * How a model server's KV cache is divided.
 *
 * @param tokensPerBlock tokens in one block, 1 or more
 * @param blocks blocks in the cache, 0 or more
 */
public record CacheShape(int tokensPerBlock, int blocks) {}
