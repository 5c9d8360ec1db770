package dev.sluice.kvevents;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * How every socket is set: it connects again by itself, notices a dead host, and takes no message beyond a size.
 *
 * @param maxMessageBytes the largest message; a connection that brings a larger one ends for good
 * @param silenceNanos after which an endpoint that says nothing is connected to anew
 */
record Sockets(long maxMessageBytes, long silenceNanos) {
    private static final int FIRST_PAUSE_MILLIS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 5_000;
    /** A greeting that stalls is given up and tried anew; the library itself would wait 30 seconds. */
    private static final int GREETING_MILLIS = 2_000;

    private static final int MOST_QUEUED = 1_000;

    /** A socket that is not connected yet. */
    ZMQ.Socket open(ZContext context, SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(0);
        socket.setHandshakeIvl(GREETING_MILLIS);
        socket.setRcvHWM(MOST_QUEUED);
        socket.setMaxMsgSize(maxMessageBytes);
        socket.setReconnectIVL(FIRST_PAUSE_MILLIS);
        socket.setReconnectIVLMax(LONGEST_PAUSE_MILLIS);
        socket.setTCPKeepAlive(1);
        return socket;
    }
}
