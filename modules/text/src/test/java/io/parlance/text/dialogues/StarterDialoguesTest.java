package io.parlance.text.dialogues;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's own dialogues: of two who take turns, the person first. */
class StarterDialoguesTest {
  private static final int MOST_TURNS = 6;

  /** What only a human could say of itself; said of somebody else, it stands behind other words. */
  private static final Pattern HUMAN =
      Pattern.compile(
          "(?i)\\b(my (wife|husband|mother|father|mum|mom|dad|parents|kids|children|childhood)"
              + "|when i was (young|a child|a kid|little)|i (ate|slept|woke up|was born|grew up))\\b"
              + "|我(妈|爸|老公|老婆|小时候|孩子|昨晚睡|吃了)");

  private static List<Dialogue> read(String name) throws IOException {
    List<Dialogue> dialogues = new ArrayList<>();
    Dialogues.of(List.of(name), StandardCharsets.UTF_8).read(dialogues::add);
    return dialogues;
  }

  @ParameterizedTest
  @CsvSource({"english-dialogues:,3000", "chinese-dialogues:,1500"})
  void they_are_many_and_each_is_of_its_own(String name, int exchanges) throws IOException {
    Set<String> questions = new HashSet<>();
    Map<String, Integer> replies = new HashMap<>();
    int count = 0;
    for (Dialogue dialogue : read(name)) {
      List<String> said = dialogue.utterances();
      assertThat(said.size() % 2).as("turns of the dialogue in line %d", dialogue.line()).isZero();
      assertThat(said).as("line %d", dialogue.line()).hasSizeLessThanOrEqualTo(MOST_TURNS);
      for (int i = 0; i < said.size(); i += 2) {
        count++;
        questions.add(plain(said.get(i)));
        replies.merge(plain(said.get(i + 1)), 1, Integer::sum);
      }
    }
    assertThat(count).isGreaterThanOrEqualTo(exchanges);
    assertThat(questions).hasSizeGreaterThanOrEqualTo((int) (0.95 * count));
    assertThat(Collections.max(replies.values())).isLessThanOrEqualTo(5);
  }

  /** Without case, and without marks unless there are only marks. */
  private static String plain(String text) {
    String words = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    return words.isEmpty() ? text : words;
  }

  @ParameterizedTest
  @CsvSource({"english-dialogues:", "chinese-dialogues:"})
  void some_go_on_for_several_turns(String name) throws IOException {
    List<Dialogue> dialogues = read(name);
    assertThat(dialogues.stream().filter(d -> d.utterances().size() == 4).count())
        .isGreaterThan(dialogues.size() / 20);
    assertThat(dialogues.stream().filter(d -> d.utterances().size() == 6).count())
        .isGreaterThan(dialogues.size() / 50);
  }

  @ParameterizedTest
  @CsvSource({"english-dialogues:", "chinese-dialogues:"})
  void the_program_never_pretends_to_be_human(String name) throws IOException {
    for (Dialogue dialogue : read(name)) {
      for (int i = 1; i < dialogue.utterances().size(); i += 2) {
        assertThat(dialogue.utterances().get(i))
            .as("line %d", dialogue.line())
            .doesNotContainPattern(HUMAN);
      }
    }
  }

  @Test
  void Chinese_marks_are_of_full_width() throws IOException {
    for (Dialogue dialogue : read("chinese-dialogues:")) {
      assertThat(dialogue.utterances())
          .as("line %d", dialogue.line())
          .noneMatch(text -> Pattern.compile("\\p{IsHan}[,;?!]").matcher(text).find());
    }
  }
}
