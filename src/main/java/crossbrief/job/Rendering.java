package crossbrief.job;

import crossbrief.domain.Brief;
import crossbrief.render.BriefRenderer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a brief in all formats at once. */
public final class Rendering {
  private static final Logger log = LoggerFactory.getLogger(Rendering.class);

  private final List<BriefRenderer> renderers;
  private final Progress progress;

  public Rendering(List<BriefRenderer> renderers, Progress progress) {
    this.renderers = List.copyOf(renderers);
    this.progress = progress;
  }

  /**
   * The files of a brief.
   *
   * @param files content by name, in the order of the renderers
   * @param notes what its maker should know, such as characters that no font has
   */
  public record Rendered(Map<String, byte[]> files, List<String> notes) {
    public Rendered {
      files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
      notes = List.copyOf(notes);
    }
  }

  private record Output(ByteArrayOutputStream content, List<String> notes) {}

  /** Renders; the same brief gives the same bytes. */
  public Rendered render(Brief brief) {
    progress.started("Rendering", renderers.size());
    Map<BriefRenderer, FutureTask<Output>> tasks = new LinkedHashMap<>();
    for (BriefRenderer renderer : renderers) {
      FutureTask<Output> task = new FutureTask<>(() -> output(renderer, brief));
      tasks.put(renderer, task);
      new Thread(task, "render-" + renderer.fileExtension()).start();
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (Map.Entry<BriefRenderer, FutureTask<Output>> task : tasks.entrySet()) {
      Output output = result(task.getValue());
      files.put("brief." + task.getKey().fileExtension(), output.content().toByteArray());
      notes.addAll(output.notes());
      progress.step();
    }
    notes.forEach(log::warn);
    progress.done();
    return new Rendered(files, notes);
  }

  private static Output output(BriefRenderer renderer, Brief brief) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> notes = new ArrayList<>();
    renderer.render(brief, out, notes::add);
    return new Output(out, notes);
  }

  private static Output result(FutureTask<Output> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("cannot render the brief", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rendering", e);
    }
  }
}
