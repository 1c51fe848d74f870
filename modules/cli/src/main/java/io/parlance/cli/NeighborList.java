package io.parlance.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parlance.embeddings.query.Neighbor;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Neighbours as lines: the score first, so that words of any width stand in a column. */
final class NeighborList {
  private NeighborList() {}

  static void print(Streams streams, List<Neighbor> neighbors) {
    for (Neighbor neighbor : neighbors) {
      streams.out().printf(Locale.ROOT, "  %7.4f  %s%n", neighbor.similarity(), neighbor.word());
    }
  }

  /** The field {@code neighbors} of an open object. */
  static void write(JsonGenerator out, List<Neighbor> neighbors) throws IOException {
    out.writeArrayFieldStart("neighbors");
    for (Neighbor neighbor : neighbors) {
      out.writeStartObject();
      out.writeStringField("word", neighbor.word());
      Json.number(out, "score", neighbor.similarity());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
