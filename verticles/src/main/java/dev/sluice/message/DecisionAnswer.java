package dev.sluice.message;

import java.util.Optional;

/** Answers a {@link DecisionQuestion}; empty where the pool keeps nothing of such a request, or no longer. */
public record DecisionAnswer(Optional<Explanation> explanation) {}
