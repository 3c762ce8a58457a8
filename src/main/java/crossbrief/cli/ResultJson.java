package crossbrief.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.domain.Kind;
import crossbrief.job.RunResult;
import java.nio.file.Path;

/** The result of a run for programs. */
final class ResultJson {
  private ResultJson() {}

  static String of(RunResult result, Path folder) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode node = mapper.createObjectNode();
    node.put("out", folder.toString());
    result
        .files()
        .keySet()
        .forEach(name -> node.withArray("files").add(folder.resolve(name).toString()));
    node.put("articles", result.brief().articles().size());
    node.put("stories", result.brief().stories().size());
    for (Kind kind : Kind.values()) {
      node.put(
          kind.name().toLowerCase(java.util.Locale.ROOT),
          (int) result.inconsistencies().stream().filter(i -> i.kind() == kind).count());
    }
    node.put("skipped", result.brief().skipped().size());
    node.put("partial", result.isPartial());
    try {
      return mapper.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
