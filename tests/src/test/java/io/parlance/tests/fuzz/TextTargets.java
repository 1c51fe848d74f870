package io.parlance.tests.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.chatbot.conversation.Conversation;
import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.embeddings.evaluation.AnalogySet;
import io.parlance.embeddings.evaluation.SimilaritySet;
import io.parlance.text.Corpus;
import io.parlance.text.CorpusEncoder;
import io.parlance.text.CorpusException;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.EncodingListener;
import io.parlance.text.EncodingOptions;
import io.parlance.text.SentenceReader;
import io.parlance.text.TextAnalyzer;
import io.parlance.text.dialogues.Dialogues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Readers of texts: corpora, dictionaries, dialogues, gold judgements, conversations. */
final class TextTargets {
  private static final String TEXT =
      "The cat sat on the mat. 北京大学很大。 Ünïcode, 1,234 and don't!\n\nA second paragraph 😀\tof it.\n";
  private static final String[] DIALOGUES = {
    "do you like tea ?\tyes , very much .\tgood\nwho ?\tme\n",
    "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"},{\"role\":\"assistant\",\"content\":\"ho\"}]}\n"
        + "{\"question\":\"a b\",\"answer\":[\"c\",\"d\"]}\n[\"x y\",\"z\"]\n",
    "[\n [\"hello there\", \"hi\"],\n {\"dialog\": [{\"text\": \"one\"}, {\"text\": \"two\"}]}\n]\n",
    "{\"id\":\"1\",\"conversation_id\":\"1\",\"text\":\"hey\",\"speaker\":\"a\",\"reply-to\":null}\n"
        + "{\"id\":\"2\",\"conversation_id\":\"1\",\"text\":\"ho\",\"speaker\":\"b\",\"reply-to\":\"1\"}\n",
    "L1 +++$+++ u0 +++$+++ m0 +++$+++ BIANCA +++$+++ They do not!\n"
        + "L2 +++$+++ u1 +++$+++ m0 +++$+++ CAMERON +++$+++ They do to!\n",
    "u0 +++$+++ u1 +++$+++ m0 +++$+++ ['L1', 'L2']\n",
    "categories:\n- greetings\nconversations:\n- - Hello\n  - Hi, how are you?\n- - \"Bye: now\"\n  - 'so long'\n",
    "Q: who are you?\nA: a bot\nQ: 你好\nA: 好\n",
    "hello there\nhi\n\nhow are you\nfine\nthanks\n"
  };

  private TextTargets() {}

  static List<FuzzTarget> all() throws IOException {
    List<FuzzTarget> targets = new ArrayList<>();
    List<byte[]> texts =
        List.of(
            utf8(TEXT),
            ("\uFEFF" + TEXT).getBytes(UTF_16LE),
            TEXT.getBytes(Charset.forName("GB18030")),
            gzipped(utf8(TEXT)));
    targets.add(
        new FuzzTarget(
            "corpus, UTF-8", ".txt", texts, false, false, file -> read(file, "auto", UTF_8)));
    targets.add(
        new FuzzTarget(
            "corpus, GB18030",
            ".txt",
            texts,
            false,
            false,
            file -> read(file, "chinese", Charset.forName("GB18030"))));
    targets.add(
        new FuzzTarget(
            "corpus, UTF-16",
            ".txt",
            texts,
            false,
            false,
            file -> read(file, "english", Charset.forName("UTF-16"))));
    targets.add(
        new FuzzTarget(
            "dialogues",
            ".txt",
            Arrays.stream(DIALOGUES).map(TextTargets::utf8).toList(),
            false,
            true,
            TextTargets::dialogues));
    targets.add(
        plain(
            "user dictionary",
            "# words\n机器学习 12\n云 3\nAI模型\n",
            file -> TextAnalyzer.named("chinese", file).tokens("机器学习AI模型很好")));
    targets.add(
        plain(
            "analogies",
            ": capitals\nAthens Greece Baghdad Iraq\n: gram1\na b c d\n",
            AnalogySet::read));
    targets.add(
        plain(
            "similarity",
            "cat dog 7.5\ncar\tautomobile\t9.9 x\n",
            file ->
                SimilaritySet.read(file)
                    .pairs()
                    .forEach(pair -> assertThat(pair.score()).isFinite())));
    targets.add(
        new FuzzTarget(
            "conversation",
            ".json",
            List.of(
                utf8(
                    "{\"format\": 1, \"model\": \"m\", \"started\": \"2026-01-02T03:04:05Z\","
                        + " \"messages\": [\n{\"role\": \"user\", \"content\": \"hi\"},\n"
                        + "{\"role\": \"assistant\", \"content\": \"ho\", \"source\": \"generated\","
                        + " \"confidence\": 0.5}\n]}\n")),
            false,
            true,
            TextTargets::conversation));
    return targets;
  }

  private static FuzzTarget plain(String name, String text, FuzzTarget.Reader reader) {
    return new FuzzTarget(name, ".txt", List.of(utf8(text)), false, true, reader);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static void read(Path file, String analyzer, Charset charset) throws IOException {
    EncodingOptions options = EncodingOptions.defaults().withMinCount(1);
    CorpusEncoder encoder =
        new CorpusEncoder(TextAnalyzer.named(analyzer), options, 1, EncodingListener.none());
    try (EncodedCorpus corpus = encoder.encode(Corpus.of(List.of(file.toString()), charset))) {
      long tokens = 0;
      for (SentenceReader reader = corpus.open(0, 1); reader.next(); ) {
        tokens += reader.length();
        for (int i = 0; i < reader.length(); i++) {
          assertThat(reader.ids()[i]).isBetween(0, corpus.vocabulary().size() - 1);
        }
      }
      assertThat(tokens).isEqualTo(corpus.vocabulary().totalCount());
    } catch (CorpusException e) {
      if (!String.valueOf(e.getMessage()).startsWith("vocabulary is empty")) { // of all files
        throw e;
      }
    }
  }

  private static void dialogues(Path file) throws IOException {
    long[] utterances = {0};
    Dialogues.of(List.of(file.toString()), UTF_8)
        .read(dialogue -> utterances[0] += dialogue.utterances().size());
    assertThat(utterances[0]).isPositive();
  }

  private static void conversation(Path file) throws IOException {
    try (ConversationFiles files = ConversationFiles.of(file.resolveSibling("user"))) {
      Conversation conversation = files.read(file);
      conversation.turns().forEach(turn -> assertThat(turn.toString()).isNotEmpty());
    }
  }
}
