package dev.sluice.resources.document;

/** A document's place in a file. */
record FileOrigin(String file, Place place) implements Origin {
    @Override
    public int line(String path) {
        return place.line(path);
    }
}
