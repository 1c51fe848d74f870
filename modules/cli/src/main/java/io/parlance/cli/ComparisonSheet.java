package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.evaluation.AnalogyScore;
import io.parlance.embeddings.evaluation.NeighborOverlap;
import io.parlance.embeddings.evaluation.SimilarityComparison;
import io.parlance.embeddings.query.NearestNeighbors;
import io.parlance.embeddings.query.Neighbor;
import io.parlance.embeddings.query.UnknownWordException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Models beside one another: each a letter, and a column of its own. */
record ComparisonSheet(
    List<Path> names,
    List<Embeddings> models,
    List<SimilarityComparison> similarities,
    List<AnalogyScore> analogies,
    NeighborOverlap overlap,
    List<String> words,
    int k) {
  private static final double SIGNIFICANT = 0.05;

  void print(Streams streams) {
    for (int i = 0; i < models.size(); i++) {
      Embeddings model = models.get(i);
      String kind = model.provenance().kind().map(name -> ", " + name).orElse("");
      out(
          streams,
          "%s  %s: %,d words of dimension %d%s%n",
          letter(i),
          names.get(i),
          model.size(),
          model.dimension(),
          kind);
    }
    header(streams, "");
    if (!analogies.isEmpty()) {
      row(streams, "analogies, %", i -> figure("%.1f", analogies.get(i).accuracy()));
    }
    if (!similarities.isEmpty()) {
      out(streams, "similarity, Spearman's rho%n");
    }
    for (SimilarityComparison set : similarities) {
      row(streams, "  " + set.name(), i -> figure("%.3f", set.rhos().get(i)));
      row(
          streams,
          String.format(Locale.ROOT, "    p, over %,d of %,d pairs", set.common(), set.pairs()),
          i -> i == 0 ? "" : significance(set.ps().get(i)));
    }
    out(
        streams,
        "neighbours shared of %d, over %,d of %,d common words%n",
        k,
        overlap.asked(),
        overlap.words().size());
    for (int i = 0; i < models.size(); i++) {
      int one = i;
      row(
          streams,
          "  " + letter(i),
          other ->
              other == one ? "" : figure("%.1f", OptionalDouble.of(k * overlap.share(one, other))));
    }
    List<NearestNeighbors> nearest = models.stream().map(NearestNeighbors::new).toList();
    for (String word : words) {
      out(streams, "%n%s%n", word);
      for (int i = 0; i < models.size(); i++) {
        out(streams, "  %s  %s%n", letter(i), neighbors(nearest.get(i), word));
      }
    }
  }

  private interface Cell {
    String of(int model);
  }

  private void header(Streams streams, String name) {
    streams.out().println();
    row(streams, name, ComparisonSheet::letter);
  }

  private void row(Streams streams, String name, Cell cell) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-36s", name));
    for (int i = 0; i < models.size(); i++) {
      line.append(String.format(Locale.ROOT, " %8s", cell.of(i)));
    }
    streams.out().println(line.toString().stripTrailing());
  }

  private static void out(Streams streams, String format, Object... values) {
    streams.out().printf(Locale.ROOT, format, values);
  }

  private static String letter(int model) {
    return String.valueOf((char) ('A' + model));
  }

  private static String figure(String format, OptionalDouble value) {
    return value.isPresent() && !Double.isNaN(value.getAsDouble())
        ? String.format(Locale.ROOT, format, value.getAsDouble())
        : "-";
  }

  /** A probability, starred where the difference is not likely to be chance. */
  private static String significance(OptionalDouble p) {
    if (p.isEmpty()) {
      return "-";
    }
    String number = String.format(Locale.ROOT, "%.3f", p.getAsDouble());
    return (number.equals("0.000") ? "<0.001" : number)
        + (p.getAsDouble() < SIGNIFICANT ? "*" : "");
  }

  private String neighbors(NearestNeighbors nearest, String word) {
    try {
      return nearest.toWord(word, k).stream().map(Neighbor::word).collect(Collectors.joining(", "));
    } catch (UnknownWordException e) {
      return "(not in the vocabulary)";
    }
  }

  void printJson(Streams streams) throws IOException {
    List<NearestNeighbors> nearest = models.stream().map(NearestNeighbors::new).toList();
    Json.print(
        streams,
        json -> {
          json.writeArrayFieldStart("models");
          for (int i = 0; i < models.size(); i++) {
            json.writeStartObject();
            json.writeStringField("file", names.get(i).toString());
            json.writeStringField("kind", models.get(i).provenance().kind().orElse(""));
            json.writeNumberField("words", models.get(i).size());
            json.writeNumberField("dimension", models.get(i).dimension());
            if (!analogies.isEmpty()) {
              Json.number(json, "analogies", analogies.get(i).accuracy().orElse(Double.NaN));
            }
            json.writeObjectFieldStart("similarity");
            for (SimilarityComparison set : similarities) {
              json.writeObjectFieldStart(set.name());
              Json.number(json, "rho", set.rhos().get(i).orElse(Double.NaN));
              Json.number(json, "p", set.ps().get(i).orElse(Double.NaN));
              json.writeNumberField("asked", set.common());
              json.writeEndObject();
            }
            json.writeEndObject();
            json.writeArrayFieldStart("neighbors_shared");
            for (int other = 0; other < models.size(); other++) {
              json.writeNumber(Float.toString((float) (k * overlap.share(i, other))));
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("words");
          for (String word : words) {
            json.writeStartObject();
            json.writeStringField("word", word);
            json.writeArrayFieldStart("neighbors");
            for (NearestNeighbors model : nearest) {
              json.writeString(neighbors(model, word));
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
