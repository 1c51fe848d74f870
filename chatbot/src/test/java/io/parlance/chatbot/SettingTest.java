package io.parlance.chatbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.seq2seq.decoding.Beam;
import io.parlance.seq2seq.decoding.Greedy;
import io.parlance.seq2seq.decoding.Sampling;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {
  private static final ChatSettings DEFAULTS = ChatSettings.defaults();

  private static ChatSettings set(ChatSettings settings, String label, String value) {
    return Setting.named(label).orElseThrow().set(settings, value);
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void every_choice_can_be_set_and_is_then_the_value(Setting setting) {
    assertThat(setting.choices()).isNotEmpty();
    for (String choice : setting.choices()) {
      assertThat(setting.value(setting.set(DEFAULTS, choice))).contains(choice);
      assertThat(setting.value(setting.set(DEFAULTS, " " + choice + "\t"))).contains(choice);
    }
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void a_setting_is_found_by_its_label_in_any_case(Setting setting) {
    assertThat(Setting.named(setting.label().toUpperCase(Locale.ROOT))).contains(setting);
    assertThat(setting.describe()).isNotBlank().doesNotEndWith(".");
  }

  @Test
  void an_unknown_label_finds_none() {
    assertThat(Setting.named("temprature")).isEmpty();
    assertThat(Setting.named("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "beam|0|beam 0: expected a whole number from 1 to 256",
        "beam|257|beam 257: expected a whole number from 1 to 256",
        "beam|99999999999999999999|beam 99999999999999999999: expected a whole number from 1 to 256",
        "beam|five|beam five: expected a whole number from 1 to 256",
        "beam|''|beam: expected a whole number from 1 to 256",
        "temperature|0|temperature 0: expected a number above 0, up to 100",
        "temperature|NaN|temperature NaN: expected a number above 0, up to 100",
        "temperature|1e3|temperature 1e3: expected a number above 0, up to 100",
        "top-p|1.1|top-p 1.1: expected a number above 0, up to 1",
        "top-k|-1|top-k -1: expected a whole number from 0 to 2,147,483,647, 0 for all",
        "seed|9223372036854775808|seed 9223372036854775808: expected a whole number",
        "confidence|-0.1|confidence -0.1: expected a number from 0 to 1",
        "mode|fast|mode fast: expected hybrid, generate or retrieve",
        "decoding|beams|decoding beams: expected beam, greedy or sample",
        "mmi|on|mmi on: expected anti, bidi or off",
        "max-length|10001|max-length 10001: expected a whole number from 1 to 10,000",
        "length-penalty|0,6|length-penalty 0,6: expected a number from 0 to 10",
      })
  void a_wrong_value_is_refused_with_what_was_expected(String label, String value, String message) {
    assertThatThrownBy(() -> set(DEFAULTS, label, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void a_refusal_quotes_a_value_so_that_it_is_safe_to_print() {
    assertThatThrownBy(() -> set(DEFAULTS, "beam", "\u001b[2J" + "9".repeat(100_000)))
        .hasMessage(
            "beam [2J"
                + "9".repeat(36)
                + " … (100,004 characters): expected a whole number from 1 to 256");
  }

  @Test
  void settings_of_a_way_of_decoding_turn_to_it_and_keep_its_others() {
    ChatSettings warm = set(set(DEFAULTS, "temperature", "0.7"), "top-k", "40");
    assertThat(warm.decoding()).isEqualTo(new Sampling(0.7, 40, 1, 1, 1));
    assertThat(Setting.DECODING.value(warm)).contains("sample");
    assertThat(Setting.BEAM.value(warm)).isEmpty();
    ChatSettings wide = set(set(warm, "beam", "9"), "length-penalty", "1");
    assertThat(wide.decoding()).isEqualTo(new Beam(9, 1, 0, 1));
    assertThat(Setting.TEMPERATURE.value(wide)).isEqualTo(Optional.empty());
    assertThat(set(wide, "decoding", "greedy").decoding()).isEqualTo(new Greedy());
    assertThat(set(wide, "decoding", "beam")).isEqualTo(wide);
  }

  @Test
  void a_narrower_beam_gives_no_more_replies_than_it_has() {
    ChatSettings five = DEFAULTS.withDecoding(new Beam(5, 0.6, 0, 5));
    assertThat(set(five, "beam", "2").decoding()).isEqualTo(new Beam(2, 0.6, 0, 2));
  }
}
