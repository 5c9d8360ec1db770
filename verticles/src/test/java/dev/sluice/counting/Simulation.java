package dev.sluice.counting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * Gateways that share one counter, in steps of a millisecond. Requests come to each at random; each waits while that is worth while, and
 * goes away when the counter is shut.
 */
final class Simulation {
    private static final long NANOS = 1_000_000;

    private final WindowSpec window;
    private final SplittableRandom random = new SplittableRandom(1);
    private final Counter counter = new Counter();
    private final List<Gateway> gateways = new ArrayList<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>((one, other) -> Long.compare(one.at, other.at));
    private final long[] admitted;
    private long renewals;

    Simulation(WindowSpec window, int windows) {
        this.window = window;
        admitted = new long[(int) (windows * window.window().toMillis())];
    }

    /** A gateway that is asked for {@code share} limits a window, in requests of 1 to {@code largest}; it lives until {@code death}. */
    void add(double share, long largest, long death, boolean strict) {
        double perMilli = share * window.limit() / window.window().toMillis();
        gateways.add(new Gateway(gateways.size(), perMilli / ((largest + 1) / 2.0), largest, death, strict));
    }

    Simulation run(long roundTrip) {
        for (long now = 0; now < admitted.length; now++) {
            while (!events.isEmpty() && events.peek().at <= now) {
                events.poll().action.run();
            }
            for (Gateway gateway : gateways) {
                if (now < gateway.death) {
                    gateway.step(now, roundTrip);
                }
            }
        }
        return this;
    }

    /** The most that was admitted in a window, as a share of the limit. */
    double fullest() {
        int length = (int) window.window().toMillis();
        long most = 0;
        long sum = 0;
        for (int at = 0; at < admitted.length; at++) {
            boolean startsAnew = !window.sliding() && at % length == 0;
            sum = startsAnew ? 0 : sum - (window.sliding() && at >= length ? admitted[at - length] : 0);
            sum += admitted[at];
            most = Math.max(most, sum);
        }
        return most / (double) window.limit();
    }

    /** What was admitted in the last {@code windows} windows, as a share of what the limit allows. */
    double utilisation(int windows) {
        long sum = 0;
        for (int at = admitted.length - (int) (windows * window.window().toMillis()); at < admitted.length; at++) {
            sum += admitted[at];
        }
        return sum / (double) (windows * window.limit());
    }

    /** Messages to the counter in a second, of all gateways. */
    double renewalsPerSecond() {
        return renewals * 1000.0 / admitted.length;
    }

    private record Event(long at, Runnable action) {}

    private final class Gateway {
        private final long id;
        private final double requestsPerMilli;
        private final long largest;
        private final long death;
        private final boolean strict;
        private final Lease lease = new Lease(window, 0);
        private final Queue<Long> waiting = new ArrayDeque<>();

        Gateway(long id, double requestsPerMilli, long largest, long death, boolean strict) {
            this.id = id;
            this.requestsPerMilli = requestsPerMilli;
            this.largest = largest;
            this.death = death;
            this.strict = strict;
        }

        void step(long now, long roundTrip) {
            lease.share(gateways.size());
            double due = requestsPerMilli + random.nextDouble();
            for (int request = 1; request <= due; request++) {
                long amount = 1 + random.nextLong(largest);
                if (strict) {
                    take(amount, now);
                } else {
                    spend(amount, now, roundTrip);
                }
            }
            renewIfDue(0, now, roundTrip);
        }

        private void take(long amount, long now) {
            admitted[(int) now] += new Change.Take(amount, amount)
                    .applyTo(counter, window, id, now)
                    .granted();
        }

        private void spend(long amount, long now, long roundTrip) {
            if (!waiting.isEmpty() || !isDone(amount, now)) {
                waiting.add(amount);
                renewIfDue(waiting.element(), now, roundTrip);
            }
        }

        private boolean isDone(long amount, long now) {
            if (!lease.admit(amount, now * NANOS)) {
                return lease.isShut(amount, now * NANOS);
            }
            admitted[(int) now] += amount;
            return true;
        }

        private void serveWaiting(long now, long roundTrip) {
            while (!waiting.isEmpty() && isDone(waiting.element(), now)) {
                waiting.remove();
            }
            renewIfDue(waiting.isEmpty() ? 0 : waiting.element(), now, roundTrip);
        }

        private void renewIfDue(long amount, long now, long roundTrip) {
            if (!lease.isDue(amount, now * NANOS)) {
                return;
            }
            renewals++;
            Change.Renewal renewal = lease.renew(amount, now * NANOS);
            events.add(new Event(now + roundTrip / 2, () -> {
                Grant grant = renewal.applyTo(counter, window, id, now + roundTrip / 2);
                events.add(new Event(now + roundTrip, () -> {
                    lease.renewed(grant, (now + roundTrip) * NANOS);
                    if (now + roundTrip < Math.min(death, admitted.length)) {
                        serveWaiting(now + roundTrip, roundTrip);
                    }
                }));
            }));
        }
    }
}
