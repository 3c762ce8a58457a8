package crossbrief.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Secrets come from the environment alone, or from a file that it names; they are never shown. */
final class Secrets {
  private Secrets() {}

  /**
   * A secret; absent when there is none.
   *
   * @param variable its name; with {@code _FILE} behind it, it names the file
   * @param errors takes what is wrong
   */
  static @Nullable String of(
      String variable, Map<String, String> environment, Consumer<String> errors) {
    String secret = environment.getOrDefault(variable, "").strip();
    String file = environment.getOrDefault(variable + "_FILE", "").strip();
    if (secret.isEmpty() && !file.isEmpty()) {
      try {
        secret = Files.readString(Path.of(file)).strip();
      } catch (IOException | InvalidPathException e) {
        errors.accept(
            "cannot read the key in the file that " + variable + "_FILE names (" + file + ")");
        return null;
      }
    }
    return secret.isEmpty() ? null : secret;
  }
}
