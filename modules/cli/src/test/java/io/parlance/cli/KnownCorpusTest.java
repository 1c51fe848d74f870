package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownCorpusTest {
  @Test
  void every_line_of_the_catalogue_has_all_its_fields() throws IOException {
    List<KnownCorpus> corpora = KnownCorpus.all();
    assertThat(corpora).hasSizeGreaterThan(10);
    assertThat(corpora)
        .allSatisfy(
            corpus ->
                assertThat(
                        List.of(
                            corpus.name(),
                            corpus.language(),
                            corpus.size(),
                            corpus.licence(),
                            corpus.source()))
                    .allSatisfy(field -> assertThat(field).isNotBlank()));
  }

  @Test
  void the_built_in_corpus_comes_first() throws IOException {
    assertThat(KnownCorpus.all().get(0).name()).isEqualTo("wordnet:");
  }

  @Test
  void a_name_occurs_once() throws IOException {
    assertThat(KnownCorpus.all()).extracting(KnownCorpus::name).doesNotHaveDuplicates();
  }
}
