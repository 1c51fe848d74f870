package io.parlance.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodingsTest {

  @Test
  void names_and_aliases_are_known_in_any_case() {
    assertThat(Encodings.named("utf8")).isEqualTo(StandardCharsets.UTF_8);
    assertThat(Encodings.named(" gb18030 ").name()).isEqualTo("GB18030");
  }

  @Test
  void an_unknown_name_is_answered_with_near_ones() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Encodings.named("GB18003"))
        .withMessageStartingWith("encoding 'GB18003' is unknown; near it are GB18030");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Encodings.named("not an encoding"))
        .withMessage(
            "encoding 'not an encoding' is unknown; common ones are UTF-8, GB18030, GBK, Big5,"
                + " UTF-16, ISO-8859-1, windows-1252");
    assertThatIllegalArgumentException().isThrownBy(() -> Encodings.named(""));
  }
}
