package crossbrief.llm;

import dev.langchain4j.exception.HttpException;
import java.util.List;
import java.util.Map;

/**
 * A server answered with another status than success; the headers are kept, which LangChain4j's own
 * exception drops.
 */
final class StatusException extends HttpException {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, List<String>> headers;
  private final String body;

  StatusException(int status, String body, Map<String, List<String>> headers) {
    super(status, body);
    this.body = body;
    this.headers = headers;
  }

  String body() {
    return body;
  }

  /** The first value of a header, in any case of its name; empty when it is not there. */
  String header(String name) {
    return headers.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name) && !e.getValue().isEmpty())
        .map(e -> e.getValue().get(0))
        .findFirst()
        .orElse("");
  }
}
