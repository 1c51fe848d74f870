package io.parlance.cli;

import io.parlance.text.EncodingOptions;
import io.parlance.trainers.word2vec.Word2VecOptions;
import java.util.List;

/**
 * What quickstart trains on and shows in one language.
 *
 * @param code as {@code --lang} names it
 * @param texts to learn word vectors from
 * @param analyzer of texts and dialogues
 * @param encoding which words are kept
 * @param word2vec for these texts, which are few: gone through more often than is usual
 * @param dialogues to learn to reply from
 * @param epochs of the bot
 * @param suffix of the models' names
 * @param shown words to show the neighbours of
 * @param analogies three words each, to show the fourth
 * @param questions to ask the bot
 */
record QuickstartLanguage(
    String code,
    List<String> texts,
    String analyzer,
    EncodingOptions encoding,
    Word2VecOptions word2vec,
    List<String> dialogues,
    int epochs,
    String suffix,
    List<String> shown,
    List<List<String>> analogies,
    List<String> questions) {

  static QuickstartLanguage english() {
    return new QuickstartLanguage(
        "en",
        List.of("wordnet:"),
        "english",
        EncodingOptions.defaults(),
        Word2VecOptions.defaults().withEpochs(15),
        List.of("english-dialogues:", "definitions:"),
        3,
        "",
        List.of("music", "violin", "water", "disease", "king", "computer"),
        List.of(List.of("violin", "violinist", "piano"), List.of("france", "french", "germany")),
        List.of("Hello!", "What are you?", "What is a violin?", "It is raining again."));
  }

  static QuickstartLanguage chinese() {
    return new QuickstartLanguage(
        "zh",
        List.of("chinese-texts:", "chinese-dialogues:"),
        "chinese",
        EncodingOptions.defaults().withMinCount(2),
        Word2VecOptions.defaults().withEpochs(60),
        List.of("chinese-dialogues:"),
        7,
        "-zh",
        List.of("音乐", "水", "朋友", "电脑", "吃"),
        List.of(),
        List.of("你好！", "你是谁？", "什么是火山？", "我今天有点累。"));
  }

  static QuickstartLanguage of(String code) {
    return switch (code) {
      case "en" -> english();
      case "zh" -> chinese();
      default -> throw Failure.call("--lang " + code + ": expected en or zh");
    };
  }
}
