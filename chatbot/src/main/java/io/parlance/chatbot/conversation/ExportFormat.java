package io.parlance.chatbot.conversation;

import io.parlance.chatbot.Turn;
import io.parlance.embeddings.io.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a conversation is given away. */
public enum ExportFormat {
  /** To be read: Markdown. */
  MARKDOWN("md"),
  /** To be loaded, or to be learned from: as it is saved. */
  JSON("json");

  private static final Pattern MARKED = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&]");
  private static final Pattern LISTED = Pattern.compile("(?m)^(\\s*[0-9]*)([-+=.)])");

  private final String ending;

  ExportFormat(String ending) {
    this.ending = ending;
  }

  /** The format of files that end so: md, json. */
  public static Optional<ExportFormat> named(String ending) {
    return Arrays.stream(values())
        .filter(format -> format.ending.equals(ending.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** How its files end, without the dot. */
  public String ending() {
    return ending;
  }

  /**
   * Writes a conversation, in place of what is there.
   *
   * @throws IOException with a one-line message; the path is then as it was before
   */
  public void write(Conversation conversation, Path path) throws IOException {
    AtomicFile.write(
        path,
        out -> {
          if (this == JSON) {
            ConversationWriter.write(conversation, out);
          } else {
            markdown(conversation, out);
          }
        });
  }

  private static void markdown(Conversation conversation, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder("# A chat with ");
    text.append(escaped(fileName(conversation.model()))).append("\n\n");
    text.append(
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
            .format(conversation.started()));
    text.append("\n");
    for (Turn turn : conversation.turns()) {
      text.append("\n**You:** ").append(escaped(turn.text())).append("\n");
      text.append("\n**Parlance:** ").append(escaped(turn.reply())).append("\n");
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String fileName(String model) {
    return model.substring(Math.max(model.lastIndexOf('/'), model.lastIndexOf('\\')) + 1);
  }

  /** A text that Markdown shows as it is, with its line breaks. */
  private static String escaped(String text) {
    String marked = MARKED.matcher(text.strip()).replaceAll("\\\\$0");
    return LISTED.matcher(marked).replaceAll("$1\\\\$2").replaceAll("\\R", "\\\\\n");
  }
}
