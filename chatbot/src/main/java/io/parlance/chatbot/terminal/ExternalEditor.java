package io.parlance.chatbot.terminal;

import io.parlance.chatbot.terminal.commands.TextEditor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The editor of the person's choice: $VISUAL, $EDITOR, or what the system has. */
final class ExternalEditor implements TextEditor {
  private final Map<String, String> environment;
  private final Handover handover;

  /** Gives the terminal to another program, and takes it back. */
  interface Handover {
    void give();

    void take();

    /** Where nothing needs to be done. */
    static Handover none() {
      return new Handover() {
        @Override
        public void give() {}

        @Override
        public void take() {}
      };
    }
  }

  ExternalEditor(Map<String, String> environment, Handover handover) {
    this.environment = environment;
    this.handover = handover;
  }

  @Override
  public String edit(String text) throws IOException {
    Path file = Files.createTempFile("parlance-", ".txt");
    try {
      Files.writeString(file, text);
      List<String> call = new ArrayList<>(command());
      call.add(file.toString());
      handover.give();
      int exit;
      try {
        exit = run(call);
      } finally {
        handover.take();
      }
      if (exit != 0) {
        throw new IOException(
            call.get(0) + " ended with " + exit + "; set VISUAL or EDITOR to another editor");
      }
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new IOException("what the editor wrote is not " + StandardCharsets.UTF_8, e);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private List<String> command() {
    for (String name : List.of("VISUAL", "EDITOR")) {
      String value = environment.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        return List.of(value.split("\\s+")); // with its options
      }
    }
    return List.of(File.separatorChar == '\\' ? "notepad" : "vi");
  }

  private static int run(List<String> call) throws IOException {
    Process editor;
    try {
      editor = new ProcessBuilder(call).inheritIO().start();
    } catch (IOException e) {
      throw new IOException(
          "the editor " + call.get(0) + " cannot be started; set VISUAL or EDITOR to one that can",
          e);
    }
    while (true) {
      try {
        return editor.waitFor();
      } catch (InterruptedException notForUs) {
        // Ctrl-C is the editor's while it has the terminal.
      }
    }
  }
}
