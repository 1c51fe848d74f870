package io.parlance.cli;

import io.parlance.chatbot.Language;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chat model that is meant where none is named. For a language that is asked for it is {@code
 * models/chat-en.safetensors} or {@code models/chat-zh.safetensors}; else the first that there is
 * of {@code models/chat.safetensors}, that of the locale's language, the English one, and any
 * {@code models/chat*.safetensors}.
 */
final class UsualModel {
  private final Path folder;
  private final Map<String, String> environment;

  UsualModel(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** In the folder of this installation. */
  static UsualModel ofProcess() {
    return new UsualModel(Home.path("models"), System.getenv());
  }

  /**
   * Finds it.
   *
   * @throws Failure if there is none
   */
  Path find(Optional<Language> language) throws IOException {
    if (language.isPresent()) {
      Path asked = of(language.get());
      if (!Files.exists(asked)) {
        throw Failure.work(
            "there is no "
                + asked
                + "; parlance quickstart"
                + (language.get() == Language.CHINESE ? " --lang zh" : "")
                + " makes one");
      }
      return asked;
    }
    for (Path usual :
        List.of(folder.resolve("chat.safetensors"), of(locale()), of(Language.ENGLISH))) {
      if (Files.exists(usual)) {
        return usual;
      }
    }
    return any()
        .orElseThrow(
            () ->
                Failure.work(
                    "no CHATMODEL given, and there is no "
                        + folder.resolve("chat*.safetensors")
                        + "; parlance quickstart"
                        + (locale() == Language.CHINESE ? " --lang zh" : "")
                        + " makes one"));
  }

  private Path of(Language language) {
    return folder.resolve(
        language == Language.CHINESE ? "chat-zh.safetensors" : "chat-en.safetensors");
  }

  /** The launcher may have put C.UTF-8 in the place of LC_ALL, which tells no language. */
  private Language locale() {
    for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty() && !value.startsWith("C") && !value.equals("POSIX")) {
        return value.startsWith("zh") ? Language.CHINESE : Language.ENGLISH;
      }
    }
    return Language.ENGLISH;
  }

  private Optional<Path> any() throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> models = Files.newDirectoryStream(folder, "chat*.safetensors")) {
        models.forEach(found::add);
      }
    }
    Collections.sort(found);
    return found.stream().findFirst();
  }
}
