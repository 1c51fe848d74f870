package io.parlance.embeddings.evaluation;

/** A range that a score lies in with 95 % confidence. */
public record Interval(double low, double high) {}
