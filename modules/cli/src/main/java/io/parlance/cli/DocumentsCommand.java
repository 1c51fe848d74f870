package io.parlance.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.text.TextAnalyzer;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.documents.DocumentModel;
import io.parlance.trainers.documents.DocumentSearch;
import io.parlance.trainers.engines.DocumentVectorOptions;
import io.parlance.trainers.engines.DocumentVectors;
import io.parlance.trainers.lsa.LsaModel;
import io.parlance.trainers.plsa.TopicModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the documents that are nearest to a text. */
@Command(
    sortOptions = false,
    description = {
      "Prints the documents nearest to a text, of those that an LSA, PLSA or doc2vec model was trained",
      "on: the cosine, where the document begins (source:line), and its first words."
    },
    footer = {
      "",
      "Example:",
      "  parlance documents models/lsa.safetensors \"disease of the heart\" -k 5"
    })
final class DocumentsCommand extends ModelCommand {
  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "TEXT",
      description = "Texts, in quotes; - reads them from standard input, a line each.")
  private List<String> texts = List.of();

  private int k = 10;

  DocumentsCommand(Streams streams) {
    super(streams);
  }

  @Option(names = "-k", paramLabel = "N", description = "How many (default: 10).")
  void k(int value) {
    k = within("-k", value, 1, 1_000_000);
  }

  @Override
  int run() throws IOException {
    Embeddings embeddings = load();
    DocumentModel model;
    TextAnalyzer analyzer;
    try {
      model = documents(embeddings);
      analyzer = analyzer(embeddings.provenance());
    } catch (IllegalArgumentException e) {
      throw Failure.work(model() + ": " + e.getMessage());
    }
    boolean several = texts.size() > 1 || texts.contains("-");
    return InputLines.answer(
        streams(), texts, text -> answer(embeddings, model, analyzer, text, several));
  }

  private static DocumentModel documents(Embeddings embeddings) {
    return switch (embeddings.provenance().kind().orElse("")) {
      case "lsa" -> LsaModel.of(embeddings);
      case "plsa" -> TopicModel.of(embeddings);
      case DocumentVectorOptions.KIND -> DocumentVectors.of(embeddings);
      default ->
          throw new IllegalArgumentException(
              "no documents in it: a model that train lsa, train plsa or train doc2vec saved as"
                  + " safetensors is expected");
    };
  }

  /** What the model's texts were split by. */
  private TextAnalyzer analyzer(Provenance provenance) throws IOException {
    String spec = provenance.entry("analyzer").orElse("auto");
    Optional<Path> dictionary = provenance.entry("user-dictionary").map(Path::of);
    if (dictionary.isPresent()) {
      if (Files.isReadable(dictionary.get())) {
        return TextAnalyzer.named(spec, dictionary.get());
      }
      note("warning: the model's user dictionary is not at " + dictionary.get() + " any more");
    }
    return TextAnalyzer.named(spec);
  }

  private int answer(
      Embeddings embeddings,
      DocumentModel model,
      TextAnalyzer analyzer,
      String text,
      boolean several)
      throws IOException {
    Vocabulary vocabulary = embeddings.vocabulary();
    List<String> unknown = new ArrayList<>();
    int[] ids =
        analyzer.tokens(text).stream()
            .filter(word -> vocabulary.id(word).isPresent() || !unknown.add(word))
            .mapToInt(word -> vocabulary.id(word).orElseThrow())
            .toArray();
    List<DocumentSearch.Hit> hits = new DocumentSearch(model).nearest(ids, ids.length, k);
    if (hits.isEmpty()) {
      streams().out().flush();
      if (ids.length == 0 && !unknown.isEmpty()) {
        return unknown(embeddings, unknown.stream().distinct().toList());
      }
      note(
          "parlance: \""
              + text
              + "\" holds no word that tells documents apart; ask with rarer words");
      return Failure.WORK_FAILED;
    }
    if (json()) {
      Json.print(
          streams(),
          out -> {
            out.writeStringField("query", text);
            out.writeArrayFieldStart("unknown");
            for (String word : unknown) {
              out.writeString(word);
            }
            out.writeEndArray();
            write(out, model, vocabulary, hits);
          });
      return 0;
    }
    if (!unknown.isEmpty()) {
      note("not in the vocabulary, and passed over: " + String.join(", ", unknown));
    }
    if (several) {
      streams().out().println(text);
    }
    for (DocumentSearch.Hit hit : hits) {
      streams()
          .out()
          .printf(
              Locale.ROOT,
              "  %7.4f  %s  %s%n",
              hit.similarity(),
              model.list().place(hit.document()),
              excerpt(model, vocabulary, hit));
    }
    return 0;
  }

  private static String excerpt(
      DocumentModel model, Vocabulary vocabulary, DocumentSearch.Hit hit) {
    return String.join(" ", model.list().words(hit.document(), vocabulary));
  }

  private static void write(
      JsonGenerator out, DocumentModel model, Vocabulary vocabulary, List<DocumentSearch.Hit> hits)
      throws IOException {
    out.writeArrayFieldStart("documents");
    for (DocumentSearch.Hit hit : hits) {
      out.writeStartObject();
      Json.number(out, "score", hit.similarity());
      out.writeStringField("source", model.list().place(hit.document()).source());
      out.writeNumberField("line", model.list().place(hit.document()).line());
      out.writeStringField("excerpt", excerpt(model, vocabulary, hit));
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
