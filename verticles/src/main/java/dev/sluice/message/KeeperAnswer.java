package dev.sluice.message;

/** Whether the endpoint that was asked for is in the pool. */
public record KeeperAnswer(boolean here) {}
