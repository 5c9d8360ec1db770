package dev.sluice.spi;

/**
 * A part of a pool's endpoint picker. One class may have several parts, such as a {@link DataProducer} that is a
 * {@link PlacementListener} too.
 *
 * <p>Every call to one instance comes from one thread, in order, so a plugin may keep state without locks. It must not
 * block and should answer within microseconds: it runs for every request of its pool.
 */
public sealed interface Plugin
        permits Filter,
                Scorer,
                Picker,
                DataProducer,
                PlacementListener,
                EndpointListener,
                AnswerHeaders,
                KvEventListener,
                TokenSource,
                Sharing {}
