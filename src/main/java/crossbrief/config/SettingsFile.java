package crossbrief.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a settings file: a YAML mapping of names to plain values, and under {@code briefs} one such
 * mapping for each brief, in which a value may be a list.
 */
final class SettingsFile {
  private static final long MAX_BYTES = 1_000_000;
  private static final String BRIEFS = "briefs";

  private final Path file;
  private final Collection<String> errors;

  private SettingsFile(Path file, Collection<String> errors) {
    this.file = file;
    this.errors = errors;
  }

  /** A value and where it stands: file, line, column. */
  record Given(String text, String where) {}

  /** The settings of one brief, and where they begin. */
  record Section(String where, Map<String, List<Given>> values) {}

  /**
   * What a file says.
   *
   * @param values by name, one or more each
   * @param briefs by name, in their order
   */
  record Content(Map<String, List<Given>> values, Map<String, Section> briefs) {
    static final Content NONE = new Content(Map.of(), Map.of());
  }

  /** The values of a file by name; what is wrong is added to the errors. */
  static Content read(Path file, Collection<String> errors) {
    return new SettingsFile(file, errors).content();
  }

  private Content content() {
    Map<String, Section> briefs = new LinkedHashMap<>();
    Node root = root();
    if (root == null) {
      return Content.NONE;
    }
    if (!(root instanceof MappingNode mapping)) {
      errors.add(at(root) + ": a settings file holds lines such as \u201cprovider: builtin\u201d");
      return Content.NONE;
    }
    Map<String, List<Given>> values = values(mapping, briefs);
    return new Content(values, briefs);
  }

  private void briefs(Node node, Map<String, Section> briefs) {
    if (!(node instanceof MappingNode named)) {
      errors.add(at(node) + ": briefs holds one name and its settings for each brief");
      return;
    }
    for (NodeTuple tuple : named.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name)
          || !name.getValue().matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
        errors.add(
            at(tuple.getKeyNode())
                + ": the name of a brief is made of letters, digits, - and _, such as morning");
      } else if (!(tuple.getValueNode() instanceof MappingNode settings)) {
        errors.add(
            at(tuple.getValueNode()) + ": " + name.getValue() + " holds settings of a brief");
      } else if (briefs.containsKey(name.getValue())) {
        errors.add(at(name) + ": the brief " + name.getValue() + " stands there twice");
      } else {
        briefs.put(name.getValue(), new Section(at(name), values(settings, null)));
      }
    }
  }

  /**
   * The values of a mapping.
   *
   * @param briefs takes the briefs that stand in it; absent where none may
   */
  private Map<String, List<Given>> values(
      MappingNode mapping, @Nullable Map<String, Section> briefs) {
    Map<String, List<Given>> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        errors.add(at(tuple.getKeyNode()) + ": the name of a setting is a plain word");
      } else if (briefs != null && key.getValue().equals(BRIEFS)) {
        briefs(tuple.getValueNode(), briefs);
      } else if (values.containsKey(key.getValue())) {
        errors.add(at(key) + ": " + key.getValue() + " is set twice");
      } else {
        values.put(key.getValue(), given(key.getValue(), tuple.getValueNode()));
      }
    }
    return values;
  }

  private List<Given> given(String key, Node node) {
    if (node instanceof ScalarNode value) {
      return List.of(given(value));
    }
    List<Given> list = new ArrayList<>();
    boolean mayBeAList = Setting.named(key).map(Setting::isList).orElse(true);
    if (node instanceof SequenceNode sequence && mayBeAList) {
      for (Node item : sequence.getValue()) {
        if (item instanceof ScalarNode value) {
          list.add(given(value));
        } else {
          errors.add(at(item) + ": " + key + " takes plain values");
        }
      }
    } else {
      errors.add(
          at(node)
              + ": "
              + key
              + (mayBeAList && Setting.named(key).isPresent()
                  ? " takes a value, or a list of values"
                  : " takes one plain value"));
    }
    return list;
  }

  private Given given(ScalarNode value) {
    boolean none = value.getTag().getValue().endsWith(":null");
    return new Given(none ? "" : value.getValue(), at(value));
  }

  private @Nullable Node root() {
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
