package dev.sluice.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The event bus of this process, typed. Messages are immutable and pass by reference.
 *
 * <p>A step without state may answer or subscribe <em>near</em>: once on each event loop, where an ask from the same loop
 * finds it without waking another thread. Where a loop has no such step, the ask goes to any of them.
 */
public final class Bus {
    private final EventBus bus;
    private final DeliveryOptions options;
    private final Set<String> nearNames = ConcurrentHashMap.newKeySet();

    private Bus(Vertx vertx, Duration replyTimeout) {
        this.bus = vertx.eventBus();
        this.options = new DeliveryOptions().setLocalOnly(true).setSendTimeout(replyTimeout.toMillis());
    }

    /**
     * Makes the bus of a Vertx; call once for each.
     *
     * @param replyTimeout how long an ask waits for its answer
     */
    public static Bus install(Vertx vertx, Duration replyTimeout) {
        vertx.eventBus().registerCodec(ByReference.ANY);
        vertx.eventBus().registerDefaultCodec(Refusal.class, ByReference.REFUSAL);
        vertx.eventBus().codecSelector(body -> body instanceof Record ? ByReference.ANY.name() : null);
        return new Bus(vertx, replyTimeout);
    }

    /** Asks one of those who answer; fails with the answerer's own failure. */
    public <Q, A> Future<A> ask(Address<Q, A> address, Q question) {
        return request(address.name(), question);
    }

    /** Asks the one on this event loop, if there is one, else any. */
    public <Q, A> Future<A> askNear(Address<Q, A> address, Q question) {
        return request(nearest(address.name()), question);
    }

    /** Answers questions on the calling verticle's context. */
    public <Q, A> void answer(Address<Q, A> address, Function<Q, Future<A>> answers) {
        this.<Q>consume(address.name(), message -> reply(message, answers));
    }

    /** Answers questions from this event loop, and from loops that have no answerer of their own. */
    public <Q, A> void answerNear(Address<Q, A> address, Function<Q, Future<A>> answers) {
        answer(address, answers);
        this.<Q>consume(near(address.name()), message -> reply(message, answers));
        nearNames.add(near(address.name()));
    }

    /** Tells every subscriber. */
    public <E> void publish(Topic<E> topic, E event) {
        bus.publish(topic.name(), event, options);
    }

    /** Tells the subscriber on this event loop, if there is one, else one of the others. */
    public <E> void publishNear(Topic<E> topic, E event) {
        bus.send(nearest(topic.name()), event, options);
    }

    /** Hears every event, on the calling verticle's context. */
    public <E> void subscribe(Topic<E> topic, Consumer<E> subscriber) {
        this.<E>consume(topic.name(), message -> subscriber.accept(message.body()));
    }

    /** Hears the events of this event loop, and of loops that have no subscriber of their own. */
    public <E> void subscribeNear(Topic<E> topic, Consumer<E> subscriber) {
        subscribe(topic, subscriber);
        this.<E>consume(near(topic.name()), message -> subscriber.accept(message.body()));
        nearNames.add(near(topic.name()));
    }

    private <T> void consume(String name, Consumer<Message<T>> consumer) {
        bus.<T>localConsumer(name, consumer::accept);
    }

    private <Q, A> Future<A> request(String name, Q question) {
        return bus.<A>request(name, question, options).map(Message::body).recover(Bus::unwrap);
    }

    private String nearest(String name) {
        String near = near(name);
        return nearNames.contains(near) ? near : name;
    }

    private static String near(String name) {
        return name + "@" + Thread.currentThread().getName();
    }

    private <Q, A> void reply(Message<Q> message, Function<Q, Future<A>> answers) {
        Future.<Void>succeededFuture()
                .compose(start -> answers.apply(message.body()))
                .onSuccess(answer -> message.reply(answer, options))
                .onFailure(failure -> message.reply(new Refusal(failure), options));
    }

    private static <A> Future<A> unwrap(Throwable failure) {
        return Future.failedFuture(
                failure instanceof Refusal refusal && refusal.getCause() != null ? refusal.getCause() : failure);
    }
}
