package dev.sluice.resources.compile;

import java.util.Optional;
import java.util.function.Function;

/** What a reference leads to, or the flaw for which it leads nowhere. */
record Resolution<T>(Optional<T> value, Optional<Flaw> flaw) {
    static <T> Resolution<T> of(T value) {
        return new Resolution<>(Optional.of(value), Optional.empty());
    }

    static <T> Resolution<T> flawed(String reason, String sentence) {
        return flawed(new Flaw(reason, sentence));
    }

    static <T> Resolution<T> flawed(Flaw flaw) {
        return new Resolution<>(Optional.empty(), Optional.of(flaw));
    }

    <U> Resolution<U> map(Function<T, U> step) {
        return then(found -> of(step.apply(found)));
    }

    <U> Resolution<U> then(Function<T, Resolution<U>> step) {
        return value.isPresent() ? step.apply(value.get()) : new Resolution<>(Optional.empty(), flaw);
    }
}
