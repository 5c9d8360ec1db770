package dev.sluice.routing;

/** The version of HTTP spoken to a backend. */
public enum Protocol {
    HTTP1,
    /** Over clear text with prior knowledge (h2c), over TLS by ALPN. */
    HTTP2
}
