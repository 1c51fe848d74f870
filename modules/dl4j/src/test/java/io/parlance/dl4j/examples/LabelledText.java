package io.parlance.dl4j.examples;

/** A text and the class it belongs to. */
record LabelledText(String label, String text) {}
