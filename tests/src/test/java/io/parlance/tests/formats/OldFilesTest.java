package io.parlance.tests.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.parlance.chatbot.Source;
import io.parlance.chatbot.conversation.Conversation;
import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.Examination;
import io.parlance.embeddings.io.ModelKind;
import io.parlance.embeddings.io.TensorFile;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.Exchange;
import io.parlance.seq2seq.io.ChatModelFiles;
import io.parlance.trainers.lsa.LsaModel;
import io.parlance.trainers.plsa.TopicModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No test of this class is ever taken away, and no fixture changed. */
final class OldFilesTest {
  /** Means over the buckets that the n-grams' FNV-1a hashes choose, computed apart from this. */
  private static final float[] THE = {0.40625f, 0.4140625f, 0.421875f, 0.4296875f};

  private static final float[] THERE = {0.4513889f, 0.4592014f, 0.4670139f, 0.4748264f};

  private final Path folder;

  OldFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path fixture(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = OldFilesTest.class.getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(in, name), file);
    }
    return file;
  }

  private Embeddings sound(String name) throws IOException {
    Path file = fixture(name);
    assertThat(Examination.of(file).diagnosis().complaints()).isEmpty();
    return EmbeddingsFiles.read(file);
  }

  private static void assertWords(Embeddings embeddings) {
    assertThat(embeddings.size()).isEqualTo(FixtureFiles.WORDS.size());
    for (int id = 0; id < embeddings.size(); id++) {
      assertThat(embeddings.vocabulary().word(id)).isEqualTo(FixtureFiles.WORDS.get(id));
      for (int i = 0; i < FixtureFiles.DIMENSION; i++) {
        assertThat(embeddings.vector(id)[i]).isEqualTo(FixtureFiles.value(id, i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "embeddings-1.safetensors",
        "embeddings-1.safetensors.gz",
        "word2vec.bin",
        "word2vec.txt",
        "rows.glove"
      })
  void words_and_vectors_are_what_they_were(String name) throws IOException {
    assertWords(sound(name));
  }

  @Test
  void a_pair_of_files_is_read_together() throws IOException {
    fixture("metadata.tsv");
    assertWords(sound("vectors.tsv"));
  }

  @Test
  void a_model_keeps_its_counts_and_what_it_says_of_itself() throws IOException {
    Embeddings embeddings = sound("embeddings-1.safetensors");
    assertThat(embeddings.vocabulary().counts()).containsExactly(9, 5, 4, 2);
    assertThat(embeddings.provenance().entry("kind")).hasValue("word2vec");
  }

  @ParameterizedTest
  @ValueSource(strings = {"embeddings-1-subwords.safetensors", "fasttext-12.bin"})
  void words_never_seen_have_the_vectors_that_they_had(String name) throws IOException {
    Embeddings embeddings = sound(name);
    assertThat(embeddings.vocabulary().counts()).containsExactly(9, 5, 4, 2);
    assertThat(embeddings.vector("the").orElseThrow()).containsExactly(THE, withPrecision(1e-6f));
    assertThat(embeddings.vector("there").orElseThrow())
        .containsExactly(THERE, withPrecision(1e-6f));
  }

  @Test
  void documents_and_topics_are_kept_in_models() throws IOException {
    LsaModel lsa = LsaModel.of(sound("embeddings-1-lsa.safetensors"));
    assertThat(lsa.list().place(1)).hasToString("a.txt:2");
    assertThat(lsa.singularValues()[1]).isEqualTo(FixtureFiles.value(0, 1));
    TopicModel plsa = TopicModel.of(sound("embeddings-1-plsa.safetensors"));
    assertThat(plsa.size()).isEqualTo(FixtureFiles.DIMENSION);
    assertThat(plsa.vectors().at(1, 2)).isEqualTo(FixtureFiles.value(1, 2));
  }

  @Test
  void a_chat_model_of_version_1_is_read() throws IOException {
    Path file = fixture("chat-1.safetensors");
    assertThat(Examination.of(file).diagnosis().complaints()).isEmpty();
    ChatModelFiles.check(file);
    ChatModel model = ChatModelFiles.read(file);
    assertThat(model.vocabulary().words().word(1)).isEqualTo("北京");
    assertThat(model.exchanges().exchanges()).containsExactly(new Exchange("你好", "fine"));
    assertThat(model.weights().values("embedding")).containsOnly(0.25f);
  }

  @Test
  void a_checkpoint_of_version_1_is_read() throws IOException {
    Path file = fixture("checkpoint-1.safetensors");
    assertThat(Examination.of(file).diagnosis().complaints()).isEmpty();
    try (TensorFile tensors = TensorFile.open(file, ModelKind.CHECKPOINT)) {
      float[] weights = tensors.floats("weights.a", 2, 2);
      long[] counts = tensors.longs("counts");
      tensors.read();
      assertThat(weights).containsExactly(1, 2, 3, 4);
      assertThat(counts).containsExactly(5, 6);
      assertThat(tensors.metadata()).containsEntry("state.step", "12");
    }
  }

  @Test
  void a_conversation_of_version_1_is_read() throws IOException {
    try (ConversationFiles files = ConversationFiles.of(folder.resolve("user"))) {
      Conversation conversation = files.read(fixture("conversation-1.json"));
      assertThat(conversation.turns()).hasSize(1);
      assertThat(conversation.turns().get(0).text()).isEqualTo("你好");
      assertThat(conversation.turns().get(0).source()).isEqualTo(Source.RETRIEVED);
    }
  }

  @Test
  void fixtures_of_a_new_version_are_written_where_they_are_asked_for() throws IOException {
    String target = System.getProperty("parlance.fixtures", "");
    assumeFalse(target.isEmpty(), "-Dparlance.fixtures=FOLDER writes the fixtures of this version");
    new FixtureFiles(Files.createDirectories(Path.of(target))).write();
  }
}
