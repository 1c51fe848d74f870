package io.parlance.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the texts in the catalogue. */
@Command(
    description = {
      "Lists texts to train on: the built-in one and well-known public ones, each with its language,",
      "size, licence, and where it comes from. Nothing is downloaded."
    },
    footer = {"", "Example:", "  parlance corpora list"})
final class CorporaCommand extends ParlanceCommand {
  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  CorporaCommand(Streams streams) {
    super(streams);
  }

  @Override
  int run() throws IOException {
    List<KnownCorpus> corpora = KnownCorpus.all();
    if (json) {
      Json.print(streams(), out -> fields(out, corpora));
      return 0;
    }
    for (KnownCorpus corpus : corpora) {
      streams()
          .out()
          .printf(
              Locale.ROOT,
              "%s%n  %s, %s, licence: %s%n  %s%n",
              corpus.name(),
              corpus.language(),
              corpus.size(),
              corpus.licence(),
              corpus.source());
    }
    return 0;
  }

  private static void fields(JsonGenerator out, List<KnownCorpus> corpora) throws IOException {
    out.writeArrayFieldStart("corpora");
    for (KnownCorpus corpus : corpora) {
      out.writeStartObject();
      out.writeStringField("name", corpus.name());
      out.writeStringField("language", corpus.language());
      out.writeStringField("size", corpus.size());
      out.writeStringField("licence", corpus.licence());
      out.writeStringField("source", corpus.source());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
