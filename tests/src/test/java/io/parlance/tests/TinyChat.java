package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tests.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Chat models that are trained in seconds, and know what they know by heart. */
final class TinyChat {
  /** Sung by a model that has never seen a song end: the dialogue's reply is cut in training. */
  static final String SONG = "Sing for me!";

  private static final String ENGLISH =
      """
      How are you?\tI am fine.
      What is your name?\tMy name is Parlance.
      Hello there!\tGood morning!
      Do you like music?\tYes, the violin.
      Do you like tea?\tYes, with milk and honey.
      Where do you live?\tIn this terminal.
      What is new?\tNothing much today.
      """;
  private static final String CHINESE =
      """
      你好！\t很高兴见到你。
      你叫什么名字？\t我叫小鹦。
      你喜欢音乐吗？\t我喜欢小提琴。
      今天天气怎么样？\t今天天气很好，阳光明媚。
      """;

  private TinyChat() {}

  /** Trains one that speaks English, and sings. */
  static Path english(Path folder) throws IOException, InterruptedException {
    return train(folder, "english", ENGLISH + SONG + "\t" + "la ".repeat(60) + "\n");
  }

  /** Trains one that speaks Chinese. */
  static Path chinese(Path folder) throws IOException, InterruptedException {
    return train(folder, "chinese", CHINESE);
  }

  private static Path train(Path folder, String name, String dialogues)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve(name + ".tsv"), dialogues.repeat(4));
    String files = " --dialogues " + name + ".tsv --output " + name + ".safetensors";
    Outcome outcome =
        Launcher.in(folder)
            .shell(
                "parlance train chat --held-out 0 --epochs 60 --hidden 64 --dim 24 --batch 4"
                    + " --patience 0 --rate 0.005 --seed 3"
                    + files);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return folder.resolve(name + ".safetensors");
  }
}
