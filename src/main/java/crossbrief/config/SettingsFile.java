package crossbrief.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a settings file: one YAML mapping of names to plain values. */
final class SettingsFile {
  private static final long MAX_BYTES = 1_000_000;

  private final Path file;
  private final List<String> errors;

  private SettingsFile(Path file, List<String> errors) {
    this.file = file;
    this.errors = errors;
  }

  /** A value and where it stands: file, line, column. */
  record Given(String text, String where) {}

  /** The values of a file by name; what is wrong is added to the errors. */
  static Map<String, Given> read(Path file, List<String> errors) {
    return new SettingsFile(file, errors).values();
  }

  private Map<String, Given> values() {
    Map<String, Given> values = new LinkedHashMap<>();
    Node root = root();
    if (root == null) {
      return values;
    }
    if (!(root instanceof MappingNode mapping)) {
      errors.add(at(root) + ": a settings file holds lines such as \u201cprovider: builtin\u201d");
      return values;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        errors.add(at(tuple.getKeyNode()) + ": the name of a setting is a plain word");
      } else if (!(tuple.getValueNode() instanceof ScalarNode value)) {
        errors.add(at(tuple.getValueNode()) + ": " + key.getValue() + " takes one plain value");
      } else if (values.containsKey(key.getValue())) {
        errors.add(at(key) + ": " + key.getValue() + " is set twice");
      } else {
        boolean none = value.getTag().getValue().endsWith(":null");
        values.put(key.getValue(), new Given(none ? "" : value.getValue(), at(value)));
      }
    }
    return values;
  }

  private @org.jspecify.annotations.Nullable Node root() {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
        errors.add("cannot read the settings in " + file + ": larger than 1 MB");
        return null;
      }
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      return new Compose(settings)
          .composeString(Files.readString(file, StandardCharsets.UTF_8))
          .orElse(null);
    } catch (MarkedYamlEngineException e) {
      errors.add(at(e.getProblemMark()) + ": not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      errors.add(file + ": not YAML: " + e.getMessage());
    } catch (CharacterCodingException e) {
      errors.add("cannot read the settings in " + file + ": not text in UTF-8");
    } catch (IOException e) {
      errors.add(
          "cannot read the settings in "
              + file
              + ": "
              + (Files.exists(file) ? "it is not a readable file" : "there is no such file"));
    }
    return null;
  }

  private String at(Node node) {
    return at(node.getStartMark());
  }

  private String at(Optional<Mark> mark) {
    return mark.map(m -> file + ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
        .orElse(file.toString());
  }
}
