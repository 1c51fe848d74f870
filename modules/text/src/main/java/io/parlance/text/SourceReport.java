package io.parlance.text;

/**
 * One source as it was read.
 *
 * @param name the path, {@code -} or {@code wordnet:}
 * @param bytes how many bytes it holds as stored (packed, where it is packed)
 * @param sha256 their SHA-256, in lower-case hexadecimal digits
 */
public record SourceReport(String name, long bytes, String sha256) {}
