package dev.sluice.resources.document;

/** The API server, where there are no lines. */
record ServerOrigin() implements Origin {
    @Override
    public String file() {
        return "kubernetes";
    }

    @Override
    public int line(String path) {
        return 0;
    }
}
